// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/messagebar.h>

#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/motion.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QAccessible>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace latchkey {

namespace {

constexpr int iconSize = 16;
constexpr int iconInset = 13;
constexpr int textInset = 39;
constexpr int endInset = 13;
constexpr int topInset = 13;
constexpr int bottomInset = 9;  // a last line has room below its words already
constexpr int lineHeight = 125; // percent

struct Look
{
    QColor ground, edge;
    QString icon;
    QColor ThemeTokens::*iconColour;
};

Look lookOf(MessageBar::Kind kind, const ThemeTokens &t)
{
    switch (kind) {
    case MessageBar::Kind::Info:
        return {t.tint, t.selectionEdge, QStringLiteral("info"), &ThemeTokens::link};
    case MessageBar::Kind::Success:
        return {t.successGround, t.successEdge, QStringLiteral("success"), &ThemeTokens::successText};
    case MessageBar::Kind::Warning:
        return {t.warningGround, t.warningEdge, QStringLiteral("warning"), &ThemeTokens::warningText};
    case MessageBar::Kind::Error:
        return {t.dangerGround, t.dangerEdge, QStringLiteral("error"), &ThemeTokens::dangerText};
    }
    return {};
}

// Long paths and addresses may break where people would break them; shorter ones stay whole.
QString breakable(const QString &text)
{
    constexpr int longWord = 28;
    QStringList words = text.split(u' ');
    for (QString &word : words) {
        const bool isLong = word.size() > longWord;
        word = word.toHtmlEscaped();
        for (QChar separator : {u'/', u'\\', u'@'}) {
            if (isLong)
                word.replace(separator, QString(separator) + QChar(0x200B));
        }
    }
    return words.join(u' ');
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(TextLabel::Style::Body, this))
{
    m_label->setObjectName(QStringLiteral("messageLabel"));
    m_label->setTextFormat(Qt::RichText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(textInset, topInset, endInset, bottomInset);
    layout->setSpacing(8);
    layout->addWidget(m_label);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void MessageBar::showMessage(Kind kind, const ErrorWords &words)
{
    delete m_button;
    m_button = nullptr;
    m_kind = kind;
    m_icon.clear();
    m_text = (words.title + u' ' + words.advice).trimmed();
    m_label->setText(
        QStringLiteral("<div style=\"line-height:%1%\"><span style=\"font-weight:600\">%2</span> %3"
                       "</div>")
            .arg(lineHeight)
            .arg(breakable(words.title), breakable(words.advice)));
    m_label->setAccessibleName(m_text);
    setAccessibleName(m_text);
    show();
    if (kind != Kind::Error) // nothing moves on errors
        fadeIn(*this);
    update();
    QAccessibleAnnouncementEvent announcement(this, m_text);
    announcement.setPoliteness(kind == Kind::Error || kind == Kind::Warning
                                   ? QAccessible::AnnouncementPoliteness::Assertive
                                   : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&announcement);
    Q_EMIT textChanged();
}

void MessageBar::setIcon(const QString &name)
{
    m_icon = name;
    update();
}

QPushButton *MessageBar::addButton(const QString &label, const QString &objectName)
{
    delete m_button;
    m_button = new QPushButton(label, this);
    m_button->setObjectName(objectName);
    m_button->setAccessibleName(label);
    m_button->setProperty("density", QStringLiteral("card"));
    auto *box = qobject_cast<QVBoxLayout *>(layout());
    box->addWidget(m_button, 0, Qt::AlignLeading);
    return m_button;
}

void MessageBar::clear()
{
    delete m_button;
    m_button = nullptr;
    m_text.clear();
    m_label->clear();
    setAccessibleName({});
    hide();
    Q_EMIT textChanged();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Look look = lookOf(m_kind, currentTokens());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.edge);
    painter.setBrush(look.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const int top = m_label->y() + (m_label->fontMetrics().lineSpacing() - iconSize) / 2;
    const QRect place(iconInset, top, iconSize, iconSize);
    themeIcon(m_icon.isEmpty() ? look.icon : m_icon, look.iconColour)
        .paint(&painter, QStyle::visualRect(layoutDirection(), rect(), place));
}

bool MessageBar::event(QEvent *event)
{
    // a layout does not turn its own margins around
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::Polish) {
        const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
        layout()->setContentsMargins(rightToLeft ? endInset : textInset, topInset,
                                     rightToLeft ? textInset : endInset, bottomInset);
    }
    return QWidget::event(event);
}

} // namespace latchkey
