// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/providerbutton.h>

#include <latchkey/forms/theme/theme.h>

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QSvgRenderer>

namespace latchkey {

namespace {

constexpr int markSize = 18;
constexpr int markInset = 15;
constexpr int textInset = 44; // on both sides, so that the text stays in the middle

struct Brand
{
    QString name, text, mark;
    QColor ground, edge, ink;
    bool semibold = false;
};

// what the brand pages of the three ask for, in light and dark
Brand brandOf(ProviderButton::Provider provider, const ThemeTokens &t)
{
    switch (provider) {
    case ProviderButton::Provider::Google:
        return {.name = QStringLiteral("google"),
                .text = ProviderButton::tr("Continue with Google"),
                .mark = QStringLiteral("google"),
                .ground = t.dark ? QColor(0x131314) : QColor(0xFFFFFF),
                .edge = t.dark ? QColor(0x8E918F) : QColor(0x747775),
                .ink = t.dark ? QColor(0xE3E3E3) : QColor(0x1F1F1F)};
    case ProviderButton::Provider::Microsoft:
        return {.name = QStringLiteral("microsoft"),
                .text = ProviderButton::tr("Sign in with Microsoft"),
                .mark = QStringLiteral("microsoft"),
                .ground = t.dark ? QColor(0x2F2F2F) : QColor(0xFFFFFF),
                .edge = QColor(0x8C8C8C),
                .ink = t.dark ? QColor(0xFFFFFF) : QColor(0x5E5E5E),
                .semibold = true};
    case ProviderButton::Provider::EmailedCode:
        return {.name = QStringLiteral("tokenLogin"),
                .text = ProviderButton::tr("Email me a code"),
                .mark = {},
                .ground = t.button,
                .edge = t.fieldEdge,
                .ink = t.buttonText};
    case ProviderButton::Provider::Facebook:
        break;
    }
    return {.name = QStringLiteral("facebook"),
            .text = ProviderButton::tr("Continue with Facebook"),
            .mark = QStringLiteral("facebook"),
            .ground = t.button,
            .edge = t.fieldEdge,
            .ink = t.buttonText};
}

} // namespace

ProviderButton::ProviderButton(Provider provider, QWidget *parent)
    : QPushButton(parent)
    , m_provider(provider)
{
    const Brand brand = brandOf(provider, currentTokens());
    setObjectName(brand.name + QStringLiteral("Button"));
    setProperty("kind", QStringLiteral("provider"));
    setText(brand.text);
    setAccessibleName(brand.text);
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
}

QSize ProviderButton::sizeHint() const
{
    QSize hint = QPushButton::sizeHint();
    hint.setWidth(fontMetrics().horizontalAdvance(text()) + 2 * scaledLength(textInset));
    return hint;
}

void ProviderButton::paintEvent(QPaintEvent *)
{
    const ThemeTokens tokens = currentTokens();
    const Brand brand = brandOf(m_provider, tokens);
    QColor ground = brand.ground;
    if (isDown())
        ground = mixed(ground, brand.ink, 0.12);
    else if (underMouse() && isEnabled())
        ground = mixed(ground, brand.ink, 0.05);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isEnabled() ? brand.edge : tokens.hairline);
    painter.setBrush(isEnabled() ? ground : tokens.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

    QFont font = this->font();
    font.setWeight(brand.semibold ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(isEnabled() ? brand.ink : tokens.disabledText);
    const QString shown =
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 2 * scaledLength(textInset) + 8);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, shown);

    paintMark(painter, brand.mark);
}

// A brand's own, or a letter in the text's colour.
void ProviderButton::paintMark(QPainter &painter, const QString &mark) const
{
    const int side = scaledLength(markSize);
    const QRect start(scaledLength(markInset), (height() - side) / 2, side, side);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), start);
    painter.setOpacity(isEnabled() ? 1 : 0.5);
    if (mark.isEmpty())
        themeIcon(QStringLiteral("mail")).paint(&painter, place);
    else
        QSvgRenderer(QStringLiteral(":/latchkey/forms/icons/provider/%1.svg").arg(mark))
            .render(&painter, place);
}

} // namespace latchkey
