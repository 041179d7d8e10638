// SPDX-License-Identifier: MIT
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/codeedit.h>
#include <latchkey/forms/widgets/fieldnote.h>
#include <latchkey/forms/widgets/messagebar.h>
#include <latchkey/forms/widgets/passwordedit.h>
#include <latchkey/forms/widgets/providerbutton.h>
#include <latchkey/forms/widgets/stepheader.h>
#include <latchkey/forms/widgets/strengthmeter.h>

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace latchkey;

class WidgetsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codeIsGroupedWhateverIsTyped_data();
    void codeIsGroupedWhateverIsTyped();
    void passwordIsShownWhileTheButtonIsDown();
    void keyboardReachesTheRevealButton();
    void capsLockIsSeenByTheLettersItMakes();
    void fieldsRunFromLeftToRightInEveryLanguage();
    void messageIsPlainTextToScreenReaders();
    void messageLosesItsButtonWithTheNextOne();
    void accessibilityAnnouncesErrorsAtOnceAndTheRestInTurn();
    void accessibilityOfTheMeterHasValueAndWords();
    void meterFillsAsManySegmentsAsItsScore_data();
    void meterFillsAsManySegmentsAsItsScore();
    void accessibilityOfStepsNamesTheCurrentOne();
    void providerButtonPaintsItsMarkAtTheStartEdge();
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

void WidgetsTest::keyboardReachesTheRevealButton()
{
    QWidget dialog;
    auto *layout = new QVBoxLayout(&dialog);
    auto *password = new PasswordEdit;
    auto *next = new QPushButton;
    layout->addWidget(password);
    layout->addWidget(next);
    QWidget::setTabOrder(password, next);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    password->setFocus();
    QTest::keyClick(password, Qt::Key_Tab);
    auto *reveal = qobject_cast<QToolButton *>(QApplication::focusWidget());
    QVERIFY(reveal);
    QTest::keyClick(reveal, Qt::Key_Space);
    QCOMPARE(password->echoMode(), QLineEdit::Normal);
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(reveal);
    QVERIFY(told->state().checkable);
    QVERIFY(told->state().checked);
    QVERIFY(!told->text(QAccessible::Name).isEmpty());
    QTest::keyClick(reveal, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), next);
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
    // the button stands at the end of what is written in the field
    password->setGeometry(0, 0, 300, 36);
    dialog.show();
    auto *reveal = password->findChild<QToolButton *>(QStringLiteral("revealButton"));
    QVERIFY(reveal->geometry().center().x() > 150);
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

namespace {

struct Announcement
{
    QString words;
    QAccessible::AnnouncementPoliteness politeness = QAccessible::AnnouncementPoliteness::Polite;
};
QList<Announcement> announcements;

void listen(QAccessibleEvent *event)
{
    if (event->type() != QAccessible::Announcement)
        return;
    const auto *announcement = static_cast<QAccessibleAnnouncementEvent *>(event);
    announcements.append({announcement->message(), announcement->politeness()});
}

} // namespace

void WidgetsTest::accessibilityAnnouncesErrorsAtOnceAndTheRestInTurn()
{
    using Politeness = QAccessible::AnnouncementPoliteness;
    const auto earlier = QAccessible::installUpdateHandler(listen);
    const auto back = qScopeGuard([earlier] { QAccessible::installUpdateHandler(earlier); });
    const auto last = [] { return announcements.isEmpty() ? Announcement{} : announcements.takeLast(); };
    MessageBar bar;
    bar.showMessage(MessageBar::Kind::Error, {.title = QStringLiteral("Wrong."), .advice = {}});
    Announcement heard = last();
    QCOMPARE(heard.words, QStringLiteral("Wrong."));
    QCOMPARE(heard.politeness, Politeness::Assertive);
    bar.showMessage(MessageBar::Kind::Success, {.title = QStringLiteral("Right."), .advice = {}});
    heard = last();
    QCOMPARE(heard.words, QStringLiteral("Right."));
    QCOMPARE(heard.politeness, Politeness::Polite);
    QLineEdit field;
    FieldNote note;
    note.setField(&field);
    note.showError(QStringLiteral("Enter it."));
    QCOMPARE(last().politeness, Politeness::Assertive);
    QCOMPARE(field.accessibleDescription(), QStringLiteral("Enter it."));
    StrengthMeter meter;
    meter.setScore(1, QStringLiteral("A word."));
    heard = last();
    QVERIFY(heard.words.contains(QStringLiteral("A word.")));
    QCOMPARE(heard.politeness, Politeness::Polite);
}

void WidgetsTest::accessibilityOfTheMeterHasValueAndWords()
{
    StrengthMeter meter;
    meter.setScore(3, QStringLiteral("15 characters."));
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&meter);
    QCOMPARE(told->role(), QAccessible::ProgressBar);
    QCOMPARE(told->valueInterface()->currentValue().toInt(), 3);
    QCOMPARE(told->valueInterface()->maximumValue().toInt(), 4);
    QVERIFY(told->text(QAccessible::Description).contains(QStringLiteral("15 characters.")));
    meter.setScore(9, {});
    QCOMPARE(meter.score(), 4);
}

void WidgetsTest::meterFillsAsManySegmentsAsItsScore_data()
{
    QTest::addColumn<int>("score");
    QTest::addColumn<int>("filled");
    QTest::newRow("not rated") << -1 << 0;
    QTest::newRow("guessed at once") << 0 << 1;
    QTest::newRow("weak") << 1 << 1;
    QTest::newRow("fair") << 2 << 2;
    QTest::newRow("good") << 3 << 3;
    QTest::newRow("strong") << 4 << 4;
}

void WidgetsTest::meterFillsAsManySegmentsAsItsScore()
{
    QFETCH(int, score);
    QFETCH(int, filled);
    StrengthMeter meter;
    if (score >= 0)
        meter.setScore(score, {});
    meter.resize(400, 40);
    const QImage image = meter.grab().toImage();
    const int scale = qRound(image.devicePixelRatio());
    int found = 0;
    for (int segment = 0; segment < 4; ++segment)
        found += image.pixel((50 + 100 * segment) * scale, 2 * scale) != currentTokens().hairline.rgb();
    QCOMPARE(found, filled);
}

void WidgetsTest::accessibilityOfStepsNamesTheCurrentOne()
{
    StepHeader steps({QStringLiteral("Choose"), QStringLiteral("Set up")});
    QVERIFY(steps.accessibleName().contains(QStringLiteral("Choose")));
    steps.setCurrent(1);
    QVERIFY(steps.accessibleName().contains(QStringLiteral("2")));
    QVERIFY(steps.accessibleName().contains(QStringLiteral("Set up")));
    steps.setCurrent(2); // all done
    QVERIFY(steps.accessibleName().contains(QStringLiteral("Set up")));
}

void WidgetsTest::providerButtonPaintsItsMarkAtTheStartEdge()
{
    for (auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        ProviderButton button(ProviderButton::Provider::Facebook);
        button.setLayoutDirection(direction);
        button.resize(336, 36);
        const QImage image = button.grab().toImage();
        const int x = direction == Qt::LeftToRight ? 18 : 336 - 18; // at the side of the f
        const QColor blue = image.pixelColor(x, 18);
        QVERIFY2(blue.blue() > 200 && blue.red() < 100, qPrintable(blue.name()));
    }
}

QTEST_MAIN(WidgetsTest)
#include "tst_widgets.moc"
