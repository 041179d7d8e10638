// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"
#include "pseudolanguage.h"

#include <latchkey/forms/login/logindialog.h>
#include <latchkey/forms/theme/theme.h>

#include <QClipboard>
#include <QScopeGuard>

using namespace latchkey;

namespace {

const QString ada = QStringLiteral("ada@example.com");

FakeUsersClient &withOutbox(FakeUsersClient &client, const QString &folder)
{
    client.settings->outboxFolder = folder;
    return client;
}

// a login dialog brought to the confirm page by the right password of an unconfirmed address
struct ConfirmPage
{
    FakeUsersClient client;
    LoginDialog dialog;
    DialogDriver driver{dialog};

    explicit ConfirmPage(const QString &outbox = {})
        : dialog(withOutbox(client, outbox))
    {}

    bool reached()
    {
        driver.type("emailEdit", "ada@example.com");
        driver.type("passwordEdit", "correct horse");
        driver.key(Qt::Key_Return);
        client.logins[0]->refuse(AuthErrorCode::EmailNotConfirmed);
        return QTest::qWaitFor([this] { return driver.shows("codeEdit"); });
    }
    void enterCode()
    {
        driver.type("codeEdit", "k7mq 2pr9");
        driver.press("submitButton");
    }
};

} // namespace

class ConfirmPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noSecondCodeIsSentByItself();
    void namesTheAddressAndTheFolderOfUnsentMail();
    void rightCodeLogsInWithThePasswordTypedBefore();
    void codeIsTakenInAnyShape();
    void wrongCodeIsToldBesideTheField_data();
    void wrongCodeIsToldBesideTheField();
    void halfACodeIsNotSubmitted();
    void newCodeIsSentOnceAMinute();
    void digitsOfTheCountdownAreEquallyWide();
    void newCodeStandsBelowTheHintWhereBothAreTooLong();
    void codeThatCouldNotBeSentMayBeAskedForAgain();
    void whatBecameOfACodeIsToldOnItsPageOnly_data();
    void whatBecameOfACodeIsToldOnItsPageOnly();
    void everyAddressHasAMinuteOfItsOwn();
    void accountToBeApprovedLeadsBackToLogin();
    void bothStepsCanBeCancelled_data();
    void bothStepsCanBeCancelled();
    void backLeadsToLoginWithTheAddress();
};

void ConfirmPageTest::noSecondCodeIsSentByItself()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    QVERIFY(page.client.codesSent.empty());
    QVERIFY(page.driver.find("resendButton")->isEnabled());
    QCOMPARE(page.dialog.windowTitle(), QStringLiteral("Confirm your email"));
}

void ConfirmPageTest::namesTheAddressAndTheFolderOfUnsentMail()
{
    ConfirmPage page(QStringLiteral("/srv/mail/outbox"));
    QVERIFY(page.reached());
    QVERIFY2(page.driver.message().contains(ada), qPrintable(page.driver.message()));
    QVERIFY2(page.driver.message().contains(QStringLiteral("/srv/mail/outbox")),
             qPrintable(page.driver.message()));
}

void ConfirmPageTest::rightCodeLogsInWithThePasswordTypedBefore()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    page.enterCode();
    QCOMPARE(page.client.confirmations.size(), 1U);
    QCOMPARE(page.client.confirmations[0]->email, ada);
    QCOMPARE(page.client.confirmations[0]->secret, QStringLiteral("K7MQ2PR9"));
    page.client.confirmations[0]->answer({});
    QTRY_COMPARE(page.client.logins.size(), 2U);
    QCOMPARE(page.client.logins[1]->email, ada);
    QCOMPARE(page.client.logins[1]->secret, QStringLiteral("correct horse"));
    page.client.logins[1]->answer(someone(ada));
    QTRY_VERIFY(!page.dialog.isVisible());
    QCOMPARE(page.dialog.user(), someone(ada));
}

void ConfirmPageTest::codeIsTakenInAnyShape()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    auto *field = page.driver.find<QLineEdit>("codeEdit");
    QGuiApplication::clipboard()->setText(QStringLiteral("  k7mq – 2pr9\n"));
    field->paste();
    QCOMPARE(field->text(), QStringLiteral("K7MQ-2PR9"));
    // typing over the middle keeps the cursor where it was
    field->setCursorPosition(2);
    QTest::keyClick(field, Qt::Key_Delete);
    QCOMPARE(field->text(), QStringLiteral("K7Q2-PR9"));
    QTest::keyClicks(field, QStringLiteral("x"));
    QCOMPARE(field->text(), QStringLiteral("K7XQ-2PR9"));
    QCOMPARE(field->cursorPosition(), 3);
}

void ConfirmPageTest::wrongCodeIsToldBesideTheField_data()
{
    QTest::addColumn<AuthErrorReason>("reason");
    QTest::addColumn<QString>("title");
    QTest::newRow("wrong") << AuthErrorReason::CodeWrong
                           << QStringLiteral("This code is wrong or no longer works.");
    QTest::newRow("half") << AuthErrorReason::CodeMalformed << QStringLiteral("This is not a whole code.");
    QTest::newRow("no reason given") << AuthErrorReason::None << QStringLiteral("This code does not work.");
}

void ConfirmPageTest::wrongCodeIsToldBesideTheField()
{
    QFETCH(AuthErrorReason, reason);
    QFETCH(QString, title);
    ConfirmPage page;
    QVERIFY(page.reached());
    page.enterCode();
    page.client.confirmations[0]->refuse(AuthErrorCode::CodeInvalid, reason);
    QTRY_VERIFY2(page.driver.note("codeNote").startsWith(title), qPrintable(page.driver.note("codeNote")));
    QVERIFY(page.driver.hasFocus("codeEdit"));
    QCOMPARE(page.client.logins.size(), 1U);
}

void ConfirmPageTest::halfACodeIsNotSubmitted()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    page.driver.type("codeEdit", "K7MQ");
    page.driver.key(Qt::Key_Return);
    QVERIFY(page.client.confirmations.empty());
    QVERIFY(page.driver.note("codeNote").startsWith(QStringLiteral("This is not a whole code.")));
}

void ConfirmPageTest::newCodeIsSentOnceAMinute()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    auto *resend = page.driver.find<QPushButton>("resendButton");
    resend->click();
    QCOMPARE(page.client.codesSent.size(), 1U);
    QCOMPARE(page.client.codesSent[0]->email, ada);
    page.client.codesSent[0]->answer({});
    QTRY_VERIFY(page.driver.message().startsWith(QStringLiteral("A code was sent to ada@example.com.")));
    QVERIFY(!resend->isEnabled());
    QVERIFY2(resend->text().startsWith(QStringLiteral("Send a new code in ")), qPrintable(resend->text()));
    const QString before = resend->text();
    QTRY_VERIFY(resend->text() != before);
    // work in between does not shorten the wait
    page.enterCode();
    page.client.confirmations[0]->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    QTRY_VERIFY(!page.driver.note("codeNote").isEmpty());
    QVERIFY(!resend->isEnabled());
}

void ConfirmPageTest::digitsOfTheCountdownAreEquallyWide()
{
    applyApplicationTheme(*qApp, Qt::ColorScheme::Light);
    const auto back = qScopeGuard([] { qApp->setStyleSheet({}); });
    ConfirmPage page;
    QVERIFY(page.reached());
    const QFontMetricsF metrics(page.driver.find("resendButton")->font());
    for (QChar digit : QStringLiteral("123456789"))
        QCOMPARE(metrics.horizontalAdvance(QString(digit)), metrics.horizontalAdvance(QStringLiteral("0")));
}

void ConfirmPageTest::newCodeStandsBelowTheHintWhereBothAreTooLong()
{
    const auto places = [](QRect &hint, QRect &resend) {
        ConfirmPage page;
        QVERIFY(page.reached());
        QCoreApplication::sendPostedEvents();
        hint = page.driver.find("hintLabel")->geometry();
        resend = page.driver.find("resendButton")->geometry();
    };
    QRect hint, resend;
    places(hint, resend);
    QVERIFY(resend.left() > hint.right());
    PseudoLanguage longer;
    QCoreApplication::installTranslator(&longer);
    places(hint, resend);
    QCOMPARE(resend.left(), hint.left());
    QVERIFY(resend.top() > hint.bottom());
}

void ConfirmPageTest::codeThatCouldNotBeSentMayBeAskedForAgain()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    page.driver.press("resendButton");
    page.client.codesSent[0]->refuse(AuthErrorCode::MailFailed);
    QTRY_COMPARE(page.driver.message(),
                 QStringLiteral("The email could not be sent. Try again in a few minutes."));
    QVERIFY(page.driver.find("resendButton")->isEnabled());
}

void ConfirmPageTest::whatBecameOfACodeIsToldOnItsPageOnly_data()
{
    QTest::addColumn<bool>("sent");
    QTest::newRow("sent") << true;
    QTest::newRow("not sent") << false;
}

void ConfirmPageTest::whatBecameOfACodeIsToldOnItsPageOnly()
{
    QFETCH(const bool, sent);
    ConfirmPage page;
    QVERIFY(page.reached());
    page.driver.press("resendButton");
    page.driver.press("backButton");
    QVERIFY(page.driver.shows("emailEdit"));
    if (sent)
        page.client.codesSent[0]->answer({});
    else
        page.client.codesSent[0]->refuse(AuthErrorCode::MailFailed);
    bool told = false; // behind that answer
    QMetaObject::invokeMethod(&page.dialog, [&] { told = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(told);
    QVERIFY2(page.driver.message().isEmpty(), qPrintable(page.driver.message()));
}

void ConfirmPageTest::everyAddressHasAMinuteOfItsOwn()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    page.driver.press("resendButton");
    page.client.codesSent[0]->answer({});
    QTRY_VERIFY(!page.driver.find("resendButton")->isEnabled());
    for (const char *email : {"grace@example.com", "ada@example.com"}) {
        page.driver.press("backButton");
        page.driver.find<QLineEdit>("emailEdit")->selectAll();
        page.driver.type("emailEdit", email);
        page.driver.type("passwordEdit", "correct horse");
        page.driver.key(Qt::Key_Return);
        QCOMPARE(page.client.logins.back()->email, QString::fromLatin1(email));
        page.client.logins.back()->refuse(AuthErrorCode::EmailNotConfirmed);
        QTRY_VERIFY(page.driver.shows("codeEdit"));
        QCOMPARE(page.driver.find("resendButton")->isEnabled(), QByteArrayView(email) != "ada@example.com");
    }
}

void ConfirmPageTest::accountToBeApprovedLeadsBackToLogin()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    page.enterCode();
    page.client.confirmations[0]->answer({});
    QTRY_COMPARE(page.client.logins.size(), 2U);
    page.client.logins[1]->refuse(AuthErrorCode::AccountIsNotEnabled);
    QTRY_COMPARE(page.driver.message(), QStringLiteral("Your address is confirmed. An admin has to turn your "
                                                       "account on before you can log in."));
    QVERIFY(page.driver.shows("loginButton"));
}

void ConfirmPageTest::bothStepsCanBeCancelled_data()
{
    QTest::addColumn<bool>("whileLoggingIn");
    QTest::newRow("while the code is checked") << false;
    QTest::newRow("while logging in") << true;
}

void ConfirmPageTest::bothStepsCanBeCancelled()
{
    QFETCH(bool, whileLoggingIn);
    ConfirmPage page;
    QVERIFY(page.reached());
    page.enterCode();
    if (whileLoggingIn) {
        page.client.confirmations[0]->answer({});
        QTRY_COMPARE(page.client.logins.size(), 2U);
    }
    page.driver.key(Qt::Key_Escape);
    QCOMPARE(page.client.cancelledLogins, whileLoggingIn ? 1 : 0);
    QVERIFY(page.dialog.isVisible());
    QVERIFY(!page.driver.shows("stopButton"));
    QCOMPARE(page.driver.textOf("codeEdit"), QStringLiteral("K7MQ-2PR9"));
}

void ConfirmPageTest::backLeadsToLoginWithTheAddress()
{
    ConfirmPage page;
    QVERIFY(page.reached());
    page.driver.press("backButton");
    QCOMPARE(page.driver.textOf("emailEdit"), ada);
    QVERIFY(page.driver.textOf("passwordEdit").isEmpty());
}

QTEST_MAIN(ConfirmPageTest)
#include "tst_confirmpage.moc"
