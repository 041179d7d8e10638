// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/core/client/passwordrating.h>

#include <QWidget>

namespace latchkey {

struct AuthError;
class CapsLockNote;
class FieldNote;
class PasswordEdit;
class StrengthMeter;
class StrengthWatch;
class TextLabel;

//! The field for a password to be chosen: label, how hard it is to guess, what is wrong with it, Caps Lock.
class NewPasswordField : public QWidget
{
    Q_OBJECT
public:
    explicit NewPasswordField(QWidget *parent = nullptr);

    PasswordEdit *edit() const { return m_edit; }
    Secret password() const;

    void setLabel(const QString &label);
    //! In code points, as the service counts.
    void setMinimumLength(int length);
    //! What the password should not contain.
    void setContext(const PasswordContext &context);
    //! Whether it is long enough; says so and goes to the field if not. The rest is for the service to say.
    bool check();
    //! True if \a error is about a password to be chosen: then it is told below the field.
    bool showError(const AuthError &error);

private:
    void build();

    TextLabel *m_label;
    PasswordEdit *m_edit;
    StrengthMeter *m_meter;
    FieldNote *m_note;
    CapsLockNote *m_capsLockNote;
    StrengthWatch *m_strength;
    int m_minimumLength = 8;
};

} // namespace latchkey
