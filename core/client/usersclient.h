// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditentry.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>
#include <latchkey/core/users/user.h>

#include <QFuture>
#include <QObject>

#include <optional>

namespace latchkey {

class UsersAdmin;

//! What a sign-in form has to know before it can show itself.
struct SignInSettings
{
    QString appName;
    bool allowSignup = true;
    bool useEmail = true;
    bool confirmEmail = true; //!< a new address has to be confirmed before its password lets anyone in
    //! Unsent mail lands here as .eml files; empty when a mail server is set.
    QString outboxFolder;
    int minimumPasswordLength = 8; //!< in code points
};

//! Client code's view of the users service: may do only what a stranger at the keyboard may.
//!
//! Every call returns at once; the answer arrives in the future. Use `future.then(receiver, …)`.
//! Lives in one thread, answers may be awaited in any (also by blocking). One client holds one session.
//! It does not decide anything: every rule is checked in the service behind it.
class LATCHKEY_CORE_EXPORT UsersClient : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! What the sign-in forms offer, from the service's settings.
    virtual QFuture<Result<SignInSettings>> signInSettings() = 0;

    //! The user logged in with this client, or none; none too once the account was disabled or deleted.
    virtual QFuture<Result<std::optional<User>>> getUser() = 0;

    //! Logs in. Errors: AuthenticationFailed (alike for known and unknown addresses), then, the password
    //! being right, AccountIsNotEnabled or EmailNotConfirmed; MethodNotEnabled; InvalidInput for what is no
    //! address.
    virtual QFuture<Result<User>> loginWithEmail(const QString &email, const Secret &password) = 0;

    //! Registers a new user and mails the confirmation code where one is needed. Logs in at once if nothing
    //! stands between (see getUser). Errors: UserExists, PasswordNotAcceptable with its reason,
    //! SignupNotEnabled, MethodNotEnabled, InvalidInput.
    virtual QFuture<Result<User>> signupWithEmail(const QString &email, const Secret &password) = 0;

    //! Mails a new confirmation code; the answer is the same for unknown and confirmed addresses.
    virtual QFuture<Result<void>> sendConfirmationEmail(const QString &email) = 0;

    //! Redeems the code of eight characters; blanks, dashes and case do not matter. Error: CodeInvalid.
    virtual QFuture<Result<void>> confirmEmail(const QString &email, const Secret &code) = 0;

    //! The newest 100 things done or tried with the account of the user logged in. Error: NotLoggedIn.
    virtual QFuture<Result<QList<Activity>>> activity() = 0;

    //! Ends this client's session; no error if there is none.
    virtual QFuture<Result<void>> logout() = 0;

    //! Gives up on a login or sign-up: its answer is discarded, and if it had just succeeded it is logged
    //! out.
    virtual void cancelLogin(QFuture<Result<User>> &login) = 0;

    //! What this client's user may do as an admin; lives as long as the client.
    virtual UsersAdmin &admin() = 0;

Q_SIGNALS:
    //! Someone logged in or out through this client. Emitted in this object's thread.
    void userChanged(const std::optional<latchkey::User> &user);
};

} // namespace latchkey
