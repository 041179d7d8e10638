// SPDX-License-Identifier: MIT
#include "stillstyle.h"

#include <latchkey/forms/dialog/formdialog.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QApplication>
#include <QGraphicsEffect>
#include <QTest>
#include <QVBoxLayout>

using namespace latchkey;

namespace {

//! A style that moves, whatever the platform says.
class LivelyStyle : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 200
                                                    : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

//! A window with a message bar.
struct Window : QWidget
{
    Window()
    {
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(&bar);
        show();
        if (!QTest::qWaitForWindowExposed(this))
            qFatal("the window does not show");
    }

    void say(MessageBar::Kind kind)
    {
        bar.showMessage(kind, {.title = QStringLiteral("This."), .advice = QStringLiteral("That.")});
    }

    MessageBar bar;
};

//! A dialog that has nothing but pages.
class Pages : public FormDialog
{
public:
    Pages()
        : FormDialog(400, Cancelling::NotAllowed, nullptr)
    {}

    QWidget *turnTo(const QString &title)
    {
        auto *body = new QWidget;
        setPage({.title = title, .body = body});
        return body;
    }

protected:
    bool isBusy() const override { return false; }
    void cancelWork() override {}
};

} // namespace

class MotionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QApplication::setStyle(new LivelyStyle); }
    void messageComesUpAndThenStandsStill();
    void messageOfAnErrorIsThereAtOnce();
    void messageThatFollowsAnotherDoesSoToo();
    void pageComesUpAndThenStandsStill();
    void nothingMovesOnASystemWithReducedMotion();
};

void MotionTest::messageComesUpAndThenStandsStill()
{
    Window window;
    window.say(MessageBar::Kind::Info);
    QVERIFY(window.bar.graphicsEffect());
    QVERIFY(window.bar.isVisible());
    QTRY_VERIFY(!window.bar.graphicsEffect());
    QVERIFY(window.bar.isVisible());
}

void MotionTest::messageOfAnErrorIsThereAtOnce()
{
    Window window;
    window.say(MessageBar::Kind::Error);
    QVERIFY(!window.bar.graphicsEffect());
    QVERIFY(window.bar.isVisible());
}

void MotionTest::messageThatFollowsAnotherDoesSoToo()
{
    Window window;
    window.say(MessageBar::Kind::Info);
    window.say(MessageBar::Kind::Warning);
    QVERIFY(window.bar.graphicsEffect());
    window.bar.clear();
    QVERIFY(!window.bar.isVisible());
    window.say(MessageBar::Kind::Success);
    QTRY_VERIFY(!window.bar.graphicsEffect());
    QVERIFY(window.bar.isVisible());
}

void MotionTest::pageComesUpAndThenStandsStill()
{
    Pages dialog;
    const QWidget *first = dialog.turnTo(QStringLiteral("First"));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QVERIFY(!first->graphicsEffect()); // it came with the window
    const QWidget *second = dialog.turnTo(QStringLiteral("Second"));
    QVERIFY(second->graphicsEffect());
    QTRY_VERIFY(!second->graphicsEffect());
}

void MotionTest::nothingMovesOnASystemWithReducedMotion()
{
    QApplication::setStyle(new StillStyle);
    Window window;
    window.say(MessageBar::Kind::Info);
    QVERIFY(!window.bar.graphicsEffect());
    BusyButton button;
    button.startWork(QStringLiteral("Working…"));
    QVERIFY(!button.icon().isNull());
    QVERIFY(!button.isTurning());
    button.endWork();
    QApplication::setStyle(new LivelyStyle);
    button.startWork(QStringLiteral("Working…"));
    QVERIFY(button.isTurning());
}

QTEST_MAIN(MotionTest)
#include "tst_motion.moc"
