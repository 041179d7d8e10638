// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/login/logindialog.h>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;

FakeUsersClient &withTokens(FakeUsersClient &client)
{
    client.settings->useToken = true;
    return client;
}

struct TokenPage
{
    FakeUsersClient client;
    LoginDialog dialog{withTokens(client)};
    DialogDriver driver{dialog};

    bool offered()
    {
        return QTest::qWaitFor([this] { return driver.shows("tokenLoginButton"); });
    }
    bool reached()
    {
        if (!offered())
            return false;
        driver.type("emailEdit", "ada@example.com");
        driver.press("tokenLoginButton");
        return driver.shows("codeEdit");
    }
};

} // namespace

class TokenLoginPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOfferedWhereTheSettingIsOn();
    void isAllThereIsWhereEmailIsOff();
    void codeIsSentToTheAddressThatWasTyped();
    void withoutAnAddressItIsAskedForFirst();
    void wholeCodeSubmitsItself();
    void wrongCodeIsToldBesideTheField();
    void newCodeCountsDown();
    void whatStandsBehindTheCodeLeadsBackToLogin();
    void tooManyTriesAreToldWhereTheCodeIs();
    void loginCanBeCancelled();
    void backLeadsToLoginWithAllThatWasTyped();
};

void TokenLoginPageTest::isOfferedWhereTheSettingIsOn()
{
    TokenPage page;
    QVERIFY(page.offered());
    QVERIFY(page.driver.shows("orDivider"));
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), u"Log in to Invoice Desk"_s);
    QVERIFY(!driver.shows("tokenLoginButton"));
    QVERIFY(!driver.shows("orDivider"));
}

void TokenLoginPageTest::isAllThereIsWhereEmailIsOff()
{
    FakeUsersClient client;
    withTokens(client).settings->useEmail = false;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("tokenLoginButton"));
    QVERIFY(!driver.shows("passwordEdit"));
    QVERIFY(!driver.shows("orDivider"));
    QVERIFY(driver.message().isEmpty());
}

void TokenLoginPageTest::codeIsSentToTheAddressThatWasTyped()
{
    TokenPage page;
    QVERIFY(page.reached());
    QCOMPARE(page.dialog.windowTitle(), u"Log in with a code"_s);
    QCOMPARE(page.client.tokensSent.size(), 1U);
    QCOMPARE(page.client.tokensSent[0]->email, ada);
    page.client.tokensSent[0]->answer({});
    QTRY_VERIFY(
        page.driver.message().startsWith(u"If ada@example.com has an account, a code is on its way."_s));
}

void TokenLoginPageTest::withoutAnAddressItIsAskedForFirst()
{
    TokenPage page;
    QVERIFY(page.offered());
    page.driver.press("tokenLoginButton");
    QVERIFY(page.driver.hasFocus("emailEdit"));
    page.driver.type("emailEdit", "ada@example.com");
    page.driver.key(Qt::Key_Return);
    QCOMPARE(page.client.tokensSent.size(), 1U);
    QVERIFY(page.driver.hasFocus("codeEdit"));
}

void TokenLoginPageTest::wholeCodeSubmitsItself()
{
    TokenPage page;
    QVERIFY(page.reached());
    page.driver.type("codeEdit", "k7mq2pr");
    QVERIFY(page.client.tokenLogins.empty());
    page.driver.type("codeEdit", "9");
    QCOMPARE(page.client.tokenLogins.size(), 1U);
    QCOMPARE(page.client.tokenLogins[0]->email, ada);
    QCOMPARE(page.client.tokenLogins[0]->secret, u"K7MQ2PR9"_s);
    page.client.tokenLogins[0]->answer(someone(ada));
    QTRY_VERIFY(!page.dialog.isVisible());
    QCOMPARE(page.dialog.user(), someone(ada));
}

void TokenLoginPageTest::wrongCodeIsToldBesideTheField()
{
    TokenPage page;
    QVERIFY(page.reached());
    page.driver.type("codeEdit", "k7mq2pr9");
    page.client.tokenLogins[0]->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    QTRY_VERIFY(page.driver.note("codeNote").startsWith(u"This code is wrong or no longer works."_s));
    QVERIFY(page.driver.hasFocus("codeEdit"));
    // typed over, it submits itself again
    page.driver.type("codeEdit", "aaaabbbb");
    QCOMPARE(page.client.tokenLogins.size(), 2U);
    QCOMPARE(page.client.tokenLogins[1]->secret, u"AAAABBBB"_s);
}

void TokenLoginPageTest::newCodeCountsDown()
{
    TokenPage page;
    QVERIFY(page.reached());
    auto *resend = page.driver.find<QPushButton>("resendButton");
    QVERIFY(!resend->isEnabled());
    QVERIFY2(resend->text().startsWith(u"Send a new code in "_s), qPrintable(resend->text()));
}

void TokenLoginPageTest::whatStandsBehindTheCodeLeadsBackToLogin()
{
    TokenPage page;
    QVERIFY(page.reached());
    page.driver.type("codeEdit", "k7mq2pr9");
    page.client.tokenLogins[0]->refuse(AuthErrorCode::AccountIsNotEnabled);
    QTRY_COMPARE(page.driver.message(), u"This account is not turned on. Ask an admin to turn it on."_s);
    QVERIFY(page.driver.shows("loginButton"));
}

void TokenLoginPageTest::tooManyTriesAreToldWhereTheCodeIs()
{
    TokenPage page;
    QVERIFY(page.reached());
    page.driver.type("codeEdit", "k7mq2pr9");
    page.client.tokenLogins[0]->refuse(AuthErrorCode::TooManyPasswordFailures);
    QTRY_VERIFY(page.driver.message().startsWith(u"There were too many wrong tries."_s));
    QVERIFY(page.driver.shows("codeEdit"));
}

void TokenLoginPageTest::loginCanBeCancelled()
{
    TokenPage page;
    QVERIFY(page.reached());
    page.driver.type("codeEdit", "k7mq2pr9");
    QVERIFY(page.driver.shows("stopButton"));
    page.driver.key(Qt::Key_Escape);
    QCOMPARE(page.client.cancelledLogins, 1);
    QVERIFY(page.dialog.isVisible());
    QVERIFY(!page.driver.shows("stopButton"));
}

void TokenLoginPageTest::backLeadsToLoginWithAllThatWasTyped()
{
    TokenPage page;
    QVERIFY(page.offered());
    page.driver.type("passwordEdit", "correct horse");
    QVERIFY(page.reached());
    page.driver.press("backButton");
    QCOMPARE(page.driver.textOf("emailEdit"), ada);
    QCOMPARE(page.driver.textOf("passwordEdit"), u"correct horse"_s);
}

QTEST_MAIN(TokenLoginPageTest)
#include "tst_tokenloginpage.moc"
