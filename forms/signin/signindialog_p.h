// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>
#include <latchkey/forms/code/addressform.h>
#include <latchkey/forms/code/codecontroller.h>
#include <latchkey/forms/code/codeform.h>
#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/login/logincontroller.h>
#include <latchkey/forms/login/loginform.h>
#include <latchkey/forms/mfa/mfaform.h>
#include <latchkey/forms/mfa/mfasetuppages.h>
#include <latchkey/forms/reset/resetform.h>
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
    LoginController mfaLogin{client};
    CodeController codes{client};

    std::optional<SignInSettings> settings = {};
    std::optional<User> user = {};

    // what was typed, to be there again on the way back
    QString email;
    Secret loginPassword = {};
    Secret signupPassword;
    Secret repeatedPassword = {};
    // to log in with once a code has done its work
    Secret submittedPassword = {};
    // the login that waits for a second factor
    PendingLogin pending = {};

    // the page that is shown
    QPointer<LoginForm> loginForm = {};
    QPointer<SignupForm> signupForm = {};
    QPointer<AddressForm> addressForm = {};
    QPointer<CodeForm> codeForm = {};
    QPointer<ResetForm> resetForm = {};
    QPointer<MfaForm> mfaForm = {};
    QPointer<MfaSetupPages> setup = {};
    QPointer<SignInFooter> footer = {};
    QPointer<DialogFooter> mfaFooter = {};

    SubmitForm *form() const;
    void connectControllers();
    void finish(const User &loggedIn);
    void logInAfterSignup();

    void loadSettings();
    void applySettings();
    void tellWhatIsTurnedOff();
    QString titled(const QString &withName, const QString &without) const;
    QString loginTitle() const;
    QString signupTitle() const;

    void keepWhatWasTyped();
    void forget();
    void showLogin();
    void showSignup();
    void leavePage();

    // emailed codes: signincodes.cpp
    void connectCodes();
    void askForCode(CodeUse use);
    void showAddress(CodeUse use);
    void showCode(CodeUse use);
    void showConfirm(CodeSent sent);
    void showReset();
    void showTokenLogin();
    void showUndo();
    void showCodePage(CodeUse use, SubmitForm *page, QWidget *focus);
    void sendFirstCode();
    void showResendWait();
    void showUsedButNotIn(const AuthError &error);
    void tellThatTheAddressIsBack();
    void offerNewPassword();
    void tellWhereTheCodeIs(CodeSent sent);
    ErrorWords codeWords(CodeSent sent) const;
    SignInFooter *makeWayBack();

    // second factors: signinmfa.cpp
    void connectMfa();
    bool goOnWithFactor(const AuthError &error);
    void showMfa();
    DialogFooter *makeMfaFooter();
    void showMfaError(const AuthError &error);
    void showMfaReset();
    void goOnAfterMfaReset();
    void showMfaSetup();
    void leaveMfaSetup();

    SignInFooter *makeFooter(const SignInFooter::Link &link);
    void connectForm(SubmitForm *page);
    void updateBusy();

    void showError(const AuthError &error);
    void showLoginError(const AuthError &error);
    void showSignupError(const AuthError &error);
    void tellThatApprovalIsNeeded(const QString &done);
};

} // namespace latchkey
