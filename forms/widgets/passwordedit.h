// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QLineEdit>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace latchkey {

//! A field for a password, written from left to right, with a button that shows what was typed.
class PasswordEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit PasswordEdit(QWidget *parent = nullptr);

    Secret password() const { return text(); }
    //! As far as the keys pressed here tell: Qt does not know it on every platform.
    bool isCapsLockOn() const { return m_capsLockOn; }

Q_SIGNALS:
    void capsLockChanged(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void setRevealed(bool revealed);
    void setCapsLock(bool on);
    void placeButton();

    QToolButton *m_revealButton;
    bool m_capsLockOn = false;
};

} // namespace latchkey
