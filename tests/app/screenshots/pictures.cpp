// SPDX-License-Identifier: MIT
#include "pictures.h"

#include "accountpage.h"
#include "applicationcontroller.h"
#include "gallery.h"
#include "mainwindow.h"
#include "openingfaileddialog.h"

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
        return client.signupWithEmail(address, secret);
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

std::unique_ptr<QWidget> makeMainWindow(Role role)
{
    User user = someone(email);
    user.role = role;
    user.signedUp = QDateTime(QDate(2024, 3, 12), QTime(9, 41));
    user.passwordChanged = QDateTime(QDate(2026, 3, 1), QTime(17, 20));
    auto window = std::make_unique<MainWindow>();
    window->setUser(user);
    window->accountPage()->setUser(user, QDateTime(QDate(2026, 6, 15), QTime(9, 41)));
    window->accountPage()->setDevice(u"ADA-LAPTOP"_s, u"Debian GNU/Linux 13"_s);
    return window;
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

} // namespace

QList<Picture> allPictures()
{
    return {
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
        {u"account"_s, [](FakeUsersClient &) { return makeMainWindow(Role::Admin); }},
        {u"account-small"_s, [](FakeUsersClient &) { return makeMainWindow(Role::User); },
         [](QWidget &window, FakeUsersClient &) { window.resize(window.minimumSize()); }},
    };
}

} // namespace latchkey
