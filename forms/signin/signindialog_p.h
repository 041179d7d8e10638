// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>
#include <latchkey/forms/confirm/confirmcontroller.h>
#include <latchkey/forms/confirm/confirmform.h>
#include <latchkey/forms/login/logincontroller.h>
#include <latchkey/forms/login/loginform.h>
#include <latchkey/forms/signin/signindialog.h>
#include <latchkey/forms/signin/signinfooter.h>
#include <latchkey/forms/signup/signupcontroller.h>
#include <latchkey/forms/signup/signupform.h>

#include <QPointer>

namespace latchkey {

struct ErrorWords;

struct SignInDialog::Private
{
    enum class CodeSent { JustNow, Earlier };

    SignInDialog *q;
    UsersClient &client;
    Start start;
    LoginController login{client};
    SignupController signup{client};
    ConfirmController confirm{client};

    std::optional<SignInSettings> settings = {};
    std::optional<User> user = {};

    // what was typed, to be there again on the way back
    QString email;
    Secret loginPassword = {};
    Secret signupPassword;
    Secret repeatedPassword = {};
    // to log in with once the address is confirmed
    Secret submittedPassword = {};

    // the page that is shown
    QPointer<LoginForm> loginForm = {};
    QPointer<SignupForm> signupForm = {};
    QPointer<ConfirmForm> confirmForm = {};
    QPointer<SignInFooter> footer = {};

    SubmitForm *form() const;
    void connectControllers();
    void finish(const User &loggedIn);

    void loadSettings();
    void applySettings();
    QString titled(const QString &withName, const QString &without) const;
    QString loginTitle() const;
    QString signupTitle() const;

    void keepWhatWasTyped();
    void forget();
    void showLogin();
    void showSignup();
    void showConfirm(CodeSent sent);
    SignInFooter *makeFooter(const SignInFooter::Link &link);
    void connectForm(SubmitForm *page);
    void updateBusy();

    void showError(const AuthError &error);
    void showLoginError(const AuthError &error);
    void showSignupError(const AuthError &error);
    void showConfirmedButNotIn(const AuthError &error);
    void tellWhereTheCodeIs(CodeSent sent);
    void tellThatApprovalIsNeeded(const QString &done);
};

} // namespace latchkey
