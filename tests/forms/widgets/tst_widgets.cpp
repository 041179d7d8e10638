// SPDX-License-Identifier: MIT
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/codeedit.h>
#include <latchkey/forms/widgets/messagebar.h>
#include <latchkey/forms/widgets/passwordedit.h>

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace latchkey;

class WidgetsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codeIsGroupedWhateverIsTyped_data();
    void codeIsGroupedWhateverIsTyped();
    void passwordIsShownWhileTheButtonIsDown();
    void capsLockIsSeenByTheLettersItMakes();
    void fieldsRunFromLeftToRightInEveryLanguage();
    void messageIsPlainTextToScreenReaders();
    void messageLosesItsButtonWithTheNextOne();
};

void WidgetsTest::codeIsGroupedWhateverIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("complete");
    const auto row = [](const char *name, const char *typed, const char *shown, bool complete) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(shown) << complete;
    };
    row("nothing", "", "", false);
    row("half", "k7mq", "K7MQ", false);
    row("half and a dash", "k7mq-", "K7MQ", false);
    row("whole", "k7mq2pr9", "K7MQ-2PR9", true);
    row("with dash", "K7MQ-2PR9", "K7MQ-2PR9", true);
    row("with blanks", " k7 mq 2p r9 ", "K7MQ-2PR9", true);
    row("too much", "k7mq2pr9xyz", "K7MQ-2PR9", true);
}

void WidgetsTest::codeIsGroupedWhateverIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    QFETCH(bool, complete);
    CodeEdit field;
    QTest::keyClicks(&field, typed);
    QCOMPARE(field.text(), shown);
    QCOMPARE(field.isComplete(), complete);
    QCOMPARE(QString::fromUtf8(field.code().bytes()), shown.remove(u'-'));
}

void WidgetsTest::passwordIsShownWhileTheButtonIsDown()
{
    PasswordEdit field;
    auto *reveal = field.findChild<QToolButton *>(QStringLiteral("revealButton"));
    QVERIFY(reveal);
    QVERIFY(!reveal->accessibleName().isEmpty());
    QCOMPARE(field.echoMode(), QLineEdit::Password);
    reveal->click();
    QCOMPARE(field.echoMode(), QLineEdit::Normal);
    reveal->click();
    QCOMPARE(field.echoMode(), QLineEdit::Password);
}

void WidgetsTest::capsLockIsSeenByTheLettersItMakes()
{
    PasswordEdit field;
    const QSignalSpy changes(&field, &PasswordEdit::capsLockChanged);
    QTest::keyClicks(&field, QStringLiteral("a1"));
    QTest::keyClick(&field, 'B', Qt::ShiftModifier);
    QVERIFY(!field.isCapsLockOn());
    QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_B, QStringLiteral("B"), Qt::NoModifier);
    QVERIFY(field.isCapsLockOn());
    QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_1, QStringLiteral("1"), Qt::NoModifier);
    QVERIFY(field.isCapsLockOn());
    QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_B, QStringLiteral("b"), Qt::NoModifier);
    QVERIFY(!field.isCapsLockOn());
    QCOMPARE(changes.size(), 2);
}

void WidgetsTest::fieldsRunFromLeftToRightInEveryLanguage()
{
    QWidget dialog;
    dialog.setLayoutDirection(Qt::RightToLeft);
    auto *password = new PasswordEdit(&dialog);
    auto *code = new CodeEdit(&dialog);
    QCOMPARE(password->layoutDirection(), Qt::LeftToRight);
    QCOMPARE(code->layoutDirection(), Qt::LeftToRight);
    // the button stands at the end of the line of reading
    password->setGeometry(0, 0, 300, 36);
    dialog.show();
    auto *reveal = password->findChild<QToolButton *>(QStringLiteral("revealButton"));
    QVERIFY(reveal->geometry().center().x() < 150);
}

void WidgetsTest::messageIsPlainTextToScreenReaders()
{
    MessageBar bar;
    QVERIFY(bar.isHidden());
    bar.showMessage(MessageBar::Kind::Info,
                    {.title = QStringLiteral("Kept in /a/b."), .advice = QStringLiteral("Use <b> & co.")});
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), QStringLiteral("Kept in /a/b. Use <b> & co."));
    QCOMPARE(bar.accessibleName(), bar.text());
    const auto *label = bar.findChild<QLabel *>(QStringLiteral("messageLabel"));
    QVERIFY(!label->text().contains(QStringLiteral("<b>")));
    bar.clear();
    QVERIFY(bar.isHidden());
    QVERIFY(bar.text().isEmpty());
}

void WidgetsTest::messageLosesItsButtonWithTheNextOne()
{
    MessageBar bar;
    const ErrorWords words{.title = QStringLiteral("This."), .advice = QStringLiteral("That.")};
    bar.showMessage(MessageBar::Kind::Warning, words);
    bar.addButton(QStringLiteral("Do it"), QStringLiteral("doItButton"));
    QVERIFY(bar.findChild<QPushButton *>(QStringLiteral("doItButton")));
    bar.showMessage(MessageBar::Kind::Error, words);
    QVERIFY(!bar.findChild<QPushButton *>());
}

QTEST_MAIN(WidgetsTest)
#include "tst_widgets.moc"
