// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/choicecard.h>

#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int inset = 16;
constexpr int tileSize = 40;
constexpr int iconSide = 20;
constexpr int markSize = 16;
constexpr int lineGap = 2;
constexpr int radius = 8;
constexpr int leastWords = 160; // the sentence wraps rather than widen a dialog

QFont titleFont()
{
    QFont font = TextLabel::fontOf(TextLabel::Style::Body);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont sentenceFont()
{
    return TextLabel::fontOf(TextLabel::Style::Secondary);
}

int heightIn(int width, const QFont &font, const QString &text)
{
    return QFontMetrics(font).boundingRect(0, 0, width, QWIDGETSIZE_MAX, Qt::TextWordWrap, text).height();
}

} // namespace

ChoiceCard::ChoiceCard(const QString &iconName, const QString &title, const QString &sentence,
                       QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
    , m_sentence(sentence)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int ChoiceCard::wordsStart()
{
    return inset + scaledLength(tileSize) + inset;
}

int ChoiceCard::wordsWidth(int width)
{
    return std::max(1, width - wordsStart() - inset - scaledLength(markSize) - inset);
}

int ChoiceCard::heightOfWords(int width) const
{
    return heightIn(width, titleFont(), text()) + lineGap + heightIn(width, sentenceFont(), m_sentence);
}

QSize ChoiceCard::sizeHint() const
{
    const int words = std::max(QFontMetrics(titleFont()).horizontalAdvance(text()),
                               QFontMetrics(sentenceFont()).horizontalAdvance(m_sentence));
    const int width = wordsStart() + words + inset + scaledLength(markSize) + inset;
    return {width, heightForWidth(width)};
}

QSize ChoiceCard::minimumSizeHint() const
{
    return {wordsStart() + scaledLength(leastWords) + inset + scaledLength(markSize) + inset,
            inset + scaledLength(tileSize) + inset};
}

int ChoiceCard::heightForWidth(int width) const
{
    return 2 * inset + std::max(scaledLength(tileSize), heightOfWords(wordsWidth(width)));
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const ThemeTokens tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.buttonEdge);
    painter.setBrush(isDown()       ? tokens.hairline
                     : underMouse() ? mixed(tokens.card, tokens.text, 0.04)
                                    : tokens.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    paintIcons(painter);
    paintWords(painter);
}

void ChoiceCard::paintIcons(QPainter &painter) const
{
    const auto square = [this](int start, int side) {
        return QStyle::visualRect(layoutDirection(), rect(), {start, (height() - side) / 2, side, side});
    };
    const int tile = scaledLength(tileSize);
    const int icon = scaledLength(iconSide);
    const int mark = scaledLength(markSize);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentTokens().tint);
    painter.drawRoundedRect(square(inset, tile), radius, radius);
    themeIcon(m_iconName, &ThemeTokens::tintText).paint(&painter, square(inset + (tile - icon) / 2, icon));
    themeIcon(QStringLiteral("forward"), &ThemeTokens::secondary)
        .paint(&painter, square(width() - inset - mark, mark));
}

void ChoiceCard::paintWords(QPainter &painter) const
{
    const int room = wordsWidth(width());
    const int side = int(Qt::AlignAbsolute | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
    int top = (height() - heightOfWords(room)) / 2;
    const auto paint = [&](const QFont &font, const QColor &colour, const QString &words) {
        const QRect place(wordsStart(), top, room, heightIn(room, font, words));
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place),
                         side | Qt::AlignTop | Qt::TextWordWrap, words);
        top += place.height() + lineGap;
    };
    paint(titleFont(), currentTokens().text, text());
    paint(sentenceFont(), currentTokens().secondary, m_sentence);
}

// Enter presses it, as Space does: it is what its page is for.
void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace latchkey
