// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/passwordedit.h>

#include <latchkey/forms/theme/theme.h>

#include <QKeyEvent>
#include <QToolButton>

namespace latchkey {

namespace {

constexpr int buttonSize = 28;
constexpr int iconSize = 18;
constexpr int buttonInset = 6;

} // namespace

PasswordEdit::PasswordEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_revealButton(new QToolButton(this))
{
    setEchoMode(Password);
    setLayoutDirection(Qt::LeftToRight);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoAutoUppercase |
                        Qt::ImhNoPredictiveText);
    m_revealButton->setObjectName(QStringLiteral("revealButton"));
    m_revealButton->setAccessibleName(tr("Show password"));
    m_revealButton->setToolTip(tr("Show password"));
    m_revealButton->setCheckable(true);
    m_revealButton->setAutoRaise(true);
    m_revealButton->setFocusPolicy(Qt::NoFocus);
    m_revealButton->setCursor(Qt::ArrowCursor);
    m_revealButton->setIconSize({iconSize, iconSize});
    m_revealButton->setStyleSheet(QStringLiteral("border: none; background: transparent; padding: 0;"));
    connect(m_revealButton, &QToolButton::toggled, this, &PasswordEdit::setRevealed);
    setRevealed(false);
}

void PasswordEdit::setRevealed(bool revealed)
{
    setEchoMode(revealed ? Normal : Password);
    m_revealButton->setIcon(
        themeIcon(revealed ? QStringLiteral("hide") : QStringLiteral("show"), &ThemeTokens::secondary));
}

// A letter in the wrong case for its Shift key gives the lock away.
void PasswordEdit::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    if (event->key() == Qt::Key_CapsLock && m_capsLockOn) {
        setCapsLock(false);
    } else if (typed.size() == 1 && typed.front().isLetter() &&
               typed.front().toUpper() != typed.front().toLower()) {
        const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
        setCapsLock(typed.front().isUpper() != shift);
    }
    QLineEdit::keyPressEvent(event);
}

void PasswordEdit::setCapsLock(bool on)
{
    if (m_capsLockOn == on)
        return;
    m_capsLockOn = on;
    Q_EMIT capsLockChanged(on);
}

void PasswordEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeButton();
}

bool PasswordEdit::event(QEvent *event)
{
    const bool handled = QLineEdit::event(event);
    if (event->type() == QEvent::ParentChange || event->type() == QEvent::Polish)
        placeButton();
    return handled;
}

// The text runs from left to right always; the button stands at the end of the dialog's own direction.
void PasswordEdit::placeButton()
{
    const bool rightToLeft = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    const int reserved = buttonInset + buttonSize - 8;
    setTextMargins(rightToLeft ? reserved : 0, 0, rightToLeft ? 0 : reserved, 0);
    const int x = rightToLeft ? buttonInset : width() - buttonInset - buttonSize;
    m_revealButton->setGeometry(x, (height() - buttonSize) / 2, buttonSize, buttonSize);
}

} // namespace latchkey
