// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/proof.h>

#include <QWidget>

#include <chrono>

namespace latchkey {

struct AuthError;
class CodeEdit;
class CodeField;
class FieldNote;
class PasswordEdit;
class TextLabel;

//! Asks for the proof that whoever is at the keyboard is whoever logged in: the password, a code from an
//! authenticator app, or an emailed one.
class ProofField : public QWidget
{
    Q_OBJECT
public:
    explicit ProofField(QWidget *parent = nullptr);

    ProofKind kind() const { return m_kind; }
    Proof proof() const;
    //! Where typing starts.
    QWidget *startField() const;
    //! All that is typed into, whatever the kind: for the order of the Tab key.
    QList<QWidget *> inputs() const;

    void setKind(ProofKind kind);
    //! How long until a new code may be asked for; a button counts it.
    void setResendWait(std::chrono::seconds wait);
    void setBusy(bool busy);
    //! Whether there is something to be checked; says so and goes there if not.
    bool check();
    //! True if \a error is about the proof: then it is told below the field.
    bool showError(const AuthError &error);
    //! Empties it.
    void forget();

Q_SIGNALS:
    void codeRequested();

private:
    QWidget *makePasswordPart();
    QWidget *makeAppPart();
    void complain(FieldNote *note, QWidget *field, const QString &text);

    PasswordEdit *m_password;
    FieldNote *m_passwordNote;
    CodeEdit *m_appCode;
    FieldNote *m_appNote;
    CodeField *m_emailedCode;
    QWidget *m_passwordPart;
    QWidget *m_appPart;
    ProofKind m_kind = ProofKind::Password;
};

} // namespace latchkey
