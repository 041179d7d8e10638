// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/focusring.h>
#include <latchkey/forms/widgets/passwordedit.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <functional>

using namespace latchkey;
using namespace Qt::StringLiterals;

using MakeWidget = std::function<QWidget *()>;
Q_DECLARE_METATYPE(MakeWidget)

class FocusRingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyApplicationTheme(*qApp, Qt::ColorScheme::Light); }
    void everythingThatCanHaveTheFocusIsRinged_data();
    void everythingThatCanHaveTheFocusIsRinged();
    void fieldsShowItThemselves();
    void ringOfACheckBoxEndsWithItsWords_data();
    void ringOfACheckBoxEndsWithItsWords();
    void ringGoesAlongWithWhatIsScrolled();

private:
    static QWidget *ringOf(const QWidget &window) { return window.findChild<FocusRing *>(); }
    //! Shows \a widget in \a window, with a ring, and gives it the focus.
    static void focus(QWidget &window, QWidget *widget);
};

void FocusRingTest::focus(QWidget &window, QWidget *widget)
{
    auto *layout = new QVBoxLayout(&window);
    layout->addWidget(widget);
    new FocusRing(&window);
    window.resize(500, 200);
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window does not become active");
    widget->setFocus(Qt::TabFocusReason);
}

void FocusRingTest::everythingThatCanHaveTheFocusIsRinged_data()
{
    QTest::addColumn<MakeWidget>("make");
    const auto row = [](const char *name, const MakeWidget &make) { QTest::newRow(name) << make; };
    row("button", [] { return new QPushButton(u"Log in"_s); });
    row("link", [] {
        auto *link = new QPushButton(u"Forgot password?"_s);
        link->setProperty("kind", u"link"_s);
        return link;
    });
    row("check box", [] { return new QCheckBox(u"Remember me"_s); });
    row("radio button", [] { return new QRadioButton(u"This one"_s); });
    row("tool button", [] {
        auto *button = new QToolButton;
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    });
    row("combo box", [] { return new QComboBox; });
    row("tabs", [] {
        auto *tabs = new QTabBar;
        tabs->addTab(u"One"_s);
        return tabs;
    });
}

void FocusRingTest::everythingThatCanHaveTheFocusIsRinged()
{
    QFETCH(const MakeWidget, make);
    QWidget window;
    QWidget *widget = make();
    focus(window, widget);
    QTRY_VERIFY(ringOf(window)->isVisible());
    const QImage picture = window.grab().toImage();
    const QRect ring = ringOf(window)->geometry();
    QVERIFY(window.rect().contains(ring));
    // its left edge, and not only where the style paints one of its own
    QCOMPARE(picture.pixelColor(ring.left() + 1, ring.center().y()), currentTokens().focus);
    widget->clearFocus();
    QVERIFY(!ringOf(window)->isVisible());
}

void FocusRingTest::fieldsShowItThemselves()
{
    QWidget window;
    auto *field = new PasswordEdit;
    focus(window, field);
    QVERIFY(field->hasFocus());
    QVERIFY(!ringOf(window)->isVisible());
    const QImage picture = window.grab().toImage();
    QCOMPARE(picture.pixelColor(field->x() + 1, field->geometry().center().y()), currentTokens().focus);
    // and its button is ringed like every button
    auto *reveal = field->findChild<QToolButton *>(u"revealButton"_s);
    reveal->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(ringOf(window)->isVisible());
}

void FocusRingTest::ringOfACheckBoxEndsWithItsWords_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void FocusRingTest::ringOfACheckBoxEndsWithItsWords()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QWidget window;
    window.setLayoutDirection(direction);
    auto *box = new QCheckBox(u"Remember me"_s);
    focus(window, box);
    QVERIFY(box->width() > 400);
    const QRect ring = ringOf(window)->geometry();
    QVERIFY(ring.width() < 200);
    QVERIFY(direction == Qt::LeftToRight ? ring.left() < 20 : ring.right() > window.width() - 20);
}

void FocusRingTest::ringGoesAlongWithWhatIsScrolled()
{
    QWidget window;
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    auto *button = new QPushButton(u"Log in"_s);
    layout->addWidget(button, 0, Qt::AlignTop);
    content->setMinimumHeight(1000);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setWidget(content);
    focus(window, area);
    button->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(ringOf(window)->isVisible());
    const int before = ringOf(window)->y();
    content->move(0, -5);
    QCOMPARE(ringOf(window)->y(), before - 5);
    content->move(0, -500);
    QVERIFY(!ringOf(window)->isVisible());
    content->move(0, 0);
    QVERIFY(ringOf(window)->isVisible());
}

QTEST_MAIN(FocusRingTest)
#include "tst_focusring.moc"
