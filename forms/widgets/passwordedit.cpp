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
    m_revealButton->setFocusPolicy(Qt::TabFocus); // a click leaves the cursor in the field
    m_revealButton->setCursor(Qt::ArrowCursor);
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
    // whoever ordered the fields has put the next one right behind this
    if (event->type() == QEvent::Show)
        setTabOrder(this, m_revealButton);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::Polish)
        placeButton();
    return handled;
}

// The text runs from left to right in every language, and so the button stands at the right in every one.
void PasswordEdit::placeButton()
{
    const int side = scaledLength(buttonSize);
    setTextMargins(0, 0, buttonInset + side - 8, 0);
    m_revealButton->setGeometry(width() - buttonInset - side, (height() - side) / 2, side, side);
    m_revealButton->setIconSize(QSize(1, 1) * scaledLength(iconSize));
}

} // namespace latchkey
