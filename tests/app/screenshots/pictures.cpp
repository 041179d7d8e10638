// SPDX-License-Identifier: MIT
#include "pictures.h"

#include "applicationcontroller.h"
#include "gallery.h"
#include "mainwindow.h"
#include "mfapictures.h"
#include "openingfaileddialog.h"

#include <latchkey/forms/account/accountcontext.h>
#include <latchkey/forms/account/accountdialog.h>
#include <latchkey/forms/account/askdialog.h>
#include <latchkey/forms/account/changeemaildialog.h>
#include <latchkey/forms/account/changepassworddialog.h>
#include <latchkey/forms/account/deleteaccountdialog.h>
#include <latchkey/forms/account/devicessection.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/login/logindialog.h>
#include <latchkey/forms/signup/firststartdialog.h>
#include <latchkey/forms/signup/signupdialog.h>
#include <latchkey/forms/widgets/strengthmeter.h>

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace latchkey {

namespace {

const QString email = u"ada.lovelace@example.com"_s;
const QString password = u"enchantress of numbers"_s;

void type(QWidget &window, const QString &name, const QString &text)
{
    auto *field = window.findChild<QLineEdit *>(name);
    field->setFocus();
    QTest::keyClicks(field, text);
}

void enter(QWidget &window)
{
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_Return);
}

std::unique_ptr<QWidget> makeLogin(FakeUsersClient &client)
{
    return std::make_unique<LoginDialog>(client);
}

std::unique_ptr<QWidget> makeSignup(FakeUsersClient &client)
{
    return std::make_unique<SignupDialog>(client);
}

std::unique_ptr<QWidget> makeFirstStart(FakeUsersClient &client)
{
    FirstStartOptions options;
    options.createAdmin = [&client](const QString &address, const Secret &secret) {
        return client.signupWithEmail(address, secret, {});
    };
    options.dataFolder = u"~/.local/share/latchkey"_s;
    return std::make_unique<FirstStartDialog>(options);
}

std::unique_ptr<QWidget> makeOpeningFailed(FakeUsersClient &)
{
    const AuthError error{
        .code = AuthErrorCode::StorageFailed, .reason = AuthErrorReason::StorageReadOnly, .detail = {}};
    return std::make_unique<OpeningFailedDialog>(errorWords(error),
                                                 u"/home/ada/.local/share/latchkey/users.db"_s);
}

QDateTime today()
{
    return QDateTime(QDate(2026, 6, 15), QTime(9, 41));
}

User lovelace(Role role)
{
    User user = someone(email);
    user.role = role;
    user.signedUp = QDateTime(QDate(2024, 3, 12), QTime(9, 41));
    user.passwordChanged = QDateTime(QDate(2026, 3, 1), QTime(17, 20));
    return user;
}

Activity happened(AuditKind kind, const QDateTime &time, std::optional<AuthErrorCode> refusal = {})
{
    return {.time = time, .kind = kind, .refusal = refusal, .own = true, .method = {}};
}

// somebody with three devices and a past
void fillAccount(FakeUsersClient &client, Role role)
{
    client.currentUser = lovelace(role);
    client.openSessions = QList<SessionInfo>{
        {.id = 1, .device = u"ADA-LAPTOP"_s, .opened = today(), .lastUsed = today(), .current = true},
        {.id = 2,
         .device = u"OFFICE-PC"_s,
         .opened = today().addDays(-5),
         .lastUsed = today().addSecs(-7300)},
        {.id = 3, .device = u"MacBook"_s, .opened = today().addDays(-90), .lastUsed = today().addDays(-9)}};
    using enum AuditKind;
    client.activities =
        QList<Activity>{happened(Login, today()),
                        happened(Login, today().addSecs(-120), AuthErrorCode::AuthenticationFailed),
                        happened(Logout, today().addDays(-2)),
                        happened(Login, today().addDays(-38)),
                        happened(Login, today().addDays(-39), AuthErrorCode::TooManyPasswordFailures),
                        happened(LogoutEverywhere, today().addDays(-128)),
                        happened(RoleChanged, today().addDays(-145)),
                        happened(Confirmation, lovelace(role).signedUp),
                        happened(SignUp, lovelace(role).signedUp)};
}

AccountContext contextOf(FakeUsersClient &client)
{
    return {.client = client, .now = today, .device = u"ADA-LAPTOP"_s, .system = u"Debian GNU/Linux 13"_s};
}

std::unique_ptr<QWidget> makeMainWindow(FakeUsersClient &client, Role role)
{
    fillAccount(client, role);
    auto window = std::make_unique<MainWindow>(contextOf(client));
    window->setUser(lovelace(role));
    return window;
}

template<typename Dialog, ProofKind proof = ProofKind::Password>
std::unique_ptr<QWidget> makeAccountDialog(FakeUsersClient &client)
{
    fillAccount(client, Role::User);
    if (proof != ProofKind::Password)
        client.currentUser->value().passwordChanged = {};
    client.proofNeeded = proof;
    return std::make_unique<Dialog>(client);
}

void typeLogin(QWidget &window, FakeUsersClient &)
{
    type(window, u"emailEdit"_s, email);
    type(window, u"passwordEdit"_s, password);
    enter(window);
}

void waitForTheMeter(QWidget &window)
{
    const auto *meter = window.findChild<StrengthMeter *>(u"strengthMeter"_s);
    if (!QTest::qWaitFor([meter] { return meter->score() >= 0; }))
        qFatal("the password is not rated");
}

void typeSignup(QWidget &window, FakeUsersClient &client)
{
    type(window, u"emailEdit"_s, email);
    type(window, u"passwordEdit"_s, password);
    type(window, u"repeatPasswordEdit"_s, password);
    waitForTheMeter(window);
    Q_UNUSED(client)
}

void confirmSignup(QWidget &window, FakeUsersClient &client)
{
    typeSignup(window, client);
    enter(window);
    User user = someone(email);
    user.confirmedEmail = false;
    client.signups.back()->answer(user);
    if (!QTest::qWaitFor([&window] { return window.findChild<QLineEdit *>(u"codeEdit"_s) != nullptr; }))
        qFatal("the page for the code did not come");
}

void press(QWidget &window, const QString &name)
{
    QTest::mouseClick(window.findChild<QPushButton *>(name), Qt::LeftButton);
}

void waitFor(QWidget &window, const QString &name)
{
    const auto shows = [&] {
        const auto *widget = window.findChild<QWidget *>(name);
        return widget && widget->isVisible();
    };
    if (!QTest::qWaitFor(shows))
        qFatal("%s does not show", qPrintable(name));
}

void forget(QWidget &window, FakeUsersClient &client)
{
    type(window, u"emailEdit"_s, email);
    press(window, u"forgotPasswordButton"_s);
    client.resetsSent.back()->answer({});
    waitFor(window, u"messageBar"_s);
}

void typeReset(QWidget &window, FakeUsersClient &client)
{
    forget(window, client);
    type(window, u"codeEdit"_s, u"K7MQ2PR9"_s);
    type(window, u"passwordEdit"_s, password);
    waitForTheMeter(window);
}

std::unique_ptr<QWidget> makeTokenLogin(FakeUsersClient &client)
{
    client.settings->useToken = true;
    return makeLogin(client);
}

void askForToken(QWidget &window, FakeUsersClient &client)
{
    waitFor(window, u"tokenLoginButton"_s);
    type(window, u"emailEdit"_s, email);
    press(window, u"tokenLoginButton"_s);
    client.tokensSent.back()->answer({});
    waitFor(window, u"messageBar"_s);
}

void typeNewPassword(QWidget &window, FakeUsersClient &)
{
    type(window, u"currentPasswordEdit"_s, u"difference engine"_s);
    type(window, u"passwordEdit"_s, password);
    waitForTheMeter(window);
}

void askForNewAddress(QWidget &window, FakeUsersClient &client)
{
    type(window, u"currentPasswordEdit"_s, password);
    type(window, u"emailEdit"_s, u"ada.king@example.com"_s);
    enter(window);
    client.emailChanges.back()->answer({});
    waitFor(window, u"codeEdit"_s);
}

void mailProof(QWidget &window, FakeUsersClient &client)
{
    waitFor(window, u"resendButton"_s);
    press(window, u"resendButton"_s);
    client.proofsSent.back()->answer({});
    waitFor(window, u"messageBar"_s);
}

// what people meet who forgot their password, or log in without one
QList<Picture> codePictures()
{
    return {
        {u"login-token"_s, makeTokenLogin,
         [](QWidget &window, FakeUsersClient &) { waitFor(window, u"tokenLoginButton"_s); }},
        {u"login-token-only"_s,
         [](FakeUsersClient &client) {
             client.settings->useEmail = false;
             return makeTokenLogin(client);
         },
         [](QWidget &window, FakeUsersClient &) { waitFor(window, u"tokenLoginButton"_s); }},
        {u"reset-address"_s, makeLogin,
         [](QWidget &window, FakeUsersClient &) { press(window, u"forgotPasswordButton"_s); }},
        {u"reset"_s, makeLogin, typeReset},
        {u"reset-error"_s, makeLogin,
         [](QWidget &window, FakeUsersClient &client) {
             typeReset(window, client);
             enter(window);
             client.resets.back()->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
         }},
        {u"reset-busy"_s, makeLogin,
         [](QWidget &window, FakeUsersClient &client) {
             typeReset(window, client);
             enter(window);
         }},
        {u"undo-email-change"_s, makeLogin,
         [](QWidget &window, FakeUsersClient &client) {
             forget(window, client);
             press(window, u"undoEmailChangeButton"_s);
         }},
        {u"token-login"_s, makeTokenLogin, askForToken},
        {u"token-login-error"_s, makeTokenLogin,
         [](QWidget &window, FakeUsersClient &client) {
             askForToken(window, client);
             type(window, u"codeEdit"_s, u"K7MQ2PR9"_s);
             client.tokenLogins.back()->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
         }},
    };
}

QList<Picture> accountPictures()
{
    return {
        {u"account"_s, [](FakeUsersClient &client) { return makeMainWindow(client, Role::Admin); }},
        {u"account-small"_s, [](FakeUsersClient &client) { return makeMainWindow(client, Role::User); },
         [](QWidget &window, FakeUsersClient &) { window.resize(window.minimumSize()); }},
        {u"account-dialog"_s,
         [](FakeUsersClient &client) {
             fillAccount(client, Role::User);
             return std::make_unique<AccountDialog>(client);
         },
         [](QWidget &window, FakeUsersClient &) { waitFor(window, u"device1Row"_s); }},
        {u"change-password"_s, makeAccountDialog<ChangePasswordDialog>, typeNewPassword},
        {u"change-password-error"_s, makeAccountDialog<ChangePasswordDialog>,
         [](QWidget &window, FakeUsersClient &client) {
             typeNewPassword(window, client);
             enter(window);
             client.passwordChanges.back()->refuse(AuthErrorCode::AuthenticationFailed);
         }},
        {u"set-password"_s, makeAccountDialog<ChangePasswordDialog, ProofKind::EmailCode>, mailProof},
        {u"set-password-app"_s, makeAccountDialog<ChangePasswordDialog, ProofKind::SecondFactor>,
         [](QWidget &window, FakeUsersClient &) { waitFor(window, u"appCodeEdit"_s); }},
        {u"change-email"_s, makeAccountDialog<ChangeEmailDialog>},
        {u"change-email-code"_s, makeAccountDialog<ChangeEmailDialog>, askForNewAddress},
        {u"delete-account"_s, makeAccountDialog<DeleteAccountDialog>},
        {u"delete-account-busy"_s, makeAccountDialog<DeleteAccountDialog>,
         [](QWidget &window, FakeUsersClient &) {
             type(window, u"currentPasswordEdit"_s, password);
             enter(window);
         }},
        {u"logout-others"_s,
         [](FakeUsersClient &) {
             return std::make_unique<AskDialog>(DevicesSection::logoutOthersQuestion());
         }},
    };
}

} // namespace

QList<Picture> allPictures()
{
    const QList<Picture> signIn = {
        {u"first-start"_s, makeFirstStart},
        {u"first-start-typed"_s, makeFirstStart, typeSignup},
        {u"login"_s, makeLogin},
        {u"login-busy"_s, makeLogin, typeLogin},
        {u"login-error"_s, makeLogin,
         [](QWidget &window, FakeUsersClient &client) {
             typeLogin(window, client);
             client.logins.back()->refuse(AuthErrorCode::AuthenticationFailed);
         }},
        {u"login-logged-out"_s, makeLogin,
         [](QWidget &window, FakeUsersClient &) {
             qobject_cast<LoginDialog *>(&window)->showNotice(
                 ApplicationController::tr("You were logged out."),
                 ApplicationController::tr(
                     "Log in again. If that does not work, ask an admin about your account."));
         }},
        {u"signup"_s, makeSignup},
        {u"signup-weak"_s, makeSignup,
         [](QWidget &window, FakeUsersClient &) {
             type(window, u"emailEdit"_s, u"grace@example.com"_s);
             type(window, u"passwordEdit"_s, u"summer2026"_s);
             waitForTheMeter(window);
         }},
        {u"signup-mismatch"_s, makeSignup,
         [](QWidget &window, FakeUsersClient &) {
             type(window, u"emailEdit"_s, email);
             type(window, u"passwordEdit"_s, password);
             type(window, u"repeatPasswordEdit"_s, u"enchantress"_s);
             waitForTheMeter(window);
             enter(window);
         }},
        {u"signup-exists"_s, makeSignup,
         [](QWidget &window, FakeUsersClient &client) {
             typeSignup(window, client);
             enter(window);
             client.signups.back()->refuse(AuthErrorCode::UserExists);
         }},
        {u"confirm"_s, makeSignup, confirmSignup},
        {u"confirm-error"_s, makeSignup,
         [](QWidget &window, FakeUsersClient &client) {
             confirmSignup(window, client);
             type(window, u"codeEdit"_s, u"K7MQ2PR9"_s);
             QTest::mouseClick(window.findChild<QPushButton *>(u"submitButton"_s), Qt::LeftButton);
             client.confirmations.back()->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
         }},
        {u"opening-failed"_s, makeOpeningFailed},
        {u"gallery"_s, [](FakeUsersClient &) { return std::make_unique<Gallery>(); }},
    };
    return signIn + codePictures() + accountPictures() + mfaPictures();
}

} // namespace latchkey
