// SPDX-License-Identifier: MIT
#include "mfapictures.h"

#include "totpfixture.h"

#include <latchkey/forms/login/logindialog.h>
#include <latchkey/forms/mfa/configuremfadialog.h>
#include <latchkey/forms/mfa/mfalogindialog.h>

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace latchkey {

namespace {

const QString email = u"ada.lovelace@example.com"_s;

void waitUntil(const std::function<bool()> &condition, const char *what)
{
    if (!QTest::qWaitFor(condition))
        qFatal("%s", what);
}

void waitFor(const QWidget &window, const QString &name)
{
    waitUntil(
        [&] {
            const auto *widget = window.findChild<QWidget *>(name);
            return widget && widget->isVisible();
        },
        qPrintable(name));
}

void type(const QWidget &window, const QString &name, const QString &text)
{
    auto *field = window.findChild<QLineEdit *>(name);
    field->setFocus();
    QTest::keyClicks(field, text);
}

void press(const QWidget &window, const QString &name)
{
    QTest::mouseClick(window.findChild<QAbstractButton *>(name), Qt::LeftButton);
}

std::unique_ptr<QWidget> makeMfaLogin(FakeUsersClient &client)
{
    client.settings->mfaTimeoutDays = 30;
    client.settings->allowMfaEmailReset = true;
    return std::make_unique<MfaLoginDialog>(client, email, u"enchantress of numbers"_s);
}

void offer(QWidget &window, FakeUsersClient &)
{
    waitFor(window, u"resetMfaButton"_s);
}

void typeHalf(QWidget &window, FakeUsersClient &client)
{
    offer(window, client);
    type(window, u"codeEdit"_s, u"4920"_s);
}

void typeWrong(QWidget &window, FakeUsersClient &client, const AuthError &error)
{
    offer(window, client);
    type(window, u"codeEdit"_s, u"492015"_s);
    client.verifications.back()->answer(std::unexpected(error));
    waitUntil([&window] { return window.findChild<QWidget *>(u"codeEdit"_s)->isEnabled(); }, "no answer");
}

std::unique_ptr<QWidget> makeRequiredSetup(FakeUsersClient &client)
{
    client.settings->mfa = MfaPolicy::Required;
    return std::make_unique<LoginDialog>(client, LoginFormOptions{.initialEmail = email});
}

void logIn(QWidget &window, FakeUsersClient &client)
{
    type(window, u"passwordEdit"_s, u"enchantress of numbers"_s);
    press(window, u"loginButton"_s);
    AuthError error = fail(AuthErrorCode::MfaSetupRequired).error();
    error.pending = PendingLogin(u"pending"_s);
    client.logins.back()->answer(std::unexpected(error));
    waitFor(window, u"footerLabel"_s);
}

std::unique_ptr<QWidget> makeSetup(FakeUsersClient &client)
{
    return std::make_unique<ConfigureMfaDialog>(
        client,
        ConfigureMfaOptions{.allowCancel = true, .pending = PendingLogin(u"pending"_s), .email = email});
}

void choose(QWidget &window, FakeUsersClient &client)
{
    QCoreApplication::sendPostedEvents();
    press(window, u"totpButton"_s);
    client.totpSecrets.back()->answer(madeTotpSecret());
    waitUntil([&window] { return !window.findChild<QLineEdit *>(u"secretEdit"_s)->text().isEmpty(); },
              "no secret");
}

void turnOn(QWidget &window, FakeUsersClient &client)
{
    choose(window, client);
    type(window, u"codeEdit"_s, u"492015"_s);
    client.totpChecks.back()->answer(true);
    waitUntil([&client] { return !client.setUps.empty(); }, "not set up");
    client.setUps.back()->answer(MfaSetUp{.user = someone(email), .recoveryCodes = madeRecoveryCodes()});
    waitFor(window, u"keptCheckBox"_s);
}

QList<Picture> loginPictures()
{
    return {
        {u"mfa"_s, makeMfaLogin, typeHalf},
        {u"mfa-wrong"_s, makeMfaLogin,
         [](QWidget &window, FakeUsersClient &client) {
             typeWrong(window, client,
                       fail(AuthErrorCode::MfaRequired, AuthErrorReason::FactorWrong).error());
         }},
        {u"mfa-clock"_s, makeMfaLogin,
         [](QWidget &window, FakeUsersClient &client) {
             AuthError error = fail(AuthErrorCode::MfaRequired, AuthErrorReason::ClockOff).error();
             error.clockOffset = -4min;
             typeWrong(window, client, error);
         }},
        {u"mfa-busy"_s, makeMfaLogin,
         [](QWidget &window, FakeUsersClient &client) {
             offer(window, client);
             type(window, u"codeEdit"_s, u"492015"_s);
         }},
        {u"mfa-wait"_s, makeMfaLogin,
         [](QWidget &window, FakeUsersClient &client) {
             typeWrong(window, client, {.code = AuthErrorCode::TooManyPasswordFailures, .retryAfter = 60s});
         }},
        {u"mfa-recovery"_s, makeMfaLogin,
         [](QWidget &window, FakeUsersClient &client) {
             offer(window, client);
             press(window, u"recoveryButton"_s);
             type(window, u"codeEdit"_s, u"K7MQX2PRT5BN"_s);
         }},
    };
}

QList<Picture> setupPictures()
{
    return {
        {u"mfa-setup-required"_s, makeRequiredSetup, logIn},
        {u"mfa-setup-choose"_s, makeSetup},
        {u"mfa-setup-app"_s, makeSetup, choose},
        {u"mfa-setup-wrong"_s, makeSetup,
         [](QWidget &window, FakeUsersClient &client) {
             choose(window, client);
             type(window, u"codeEdit"_s, u"492015"_s);
             client.totpChecks.back()->answer(false);
             waitUntil([&window] { return window.findChild<QWidget *>(u"codeEdit"_s)->isEnabled(); },
                       "no answer");
         }},
        {u"mfa-setup-codes"_s, makeSetup, turnOn},
        {u"mfa-setup-copied"_s, makeSetup,
         [](QWidget &window, FakeUsersClient &client) {
             turnOn(window, client);
             press(window, u"copyButton"_s);
             press(window, u"keptCheckBox"_s);
         }},
    };
}

} // namespace

QList<Picture> mfaPictures()
{
    return loginPictures() + setupPictures();
}

} // namespace latchkey
