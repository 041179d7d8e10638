// SPDX-License-Identifier: MIT
// How a dialog sits in the program around it, and that nothing in it jumps.
#include "dialogdriver.h"
#include "fakeusersclient.h"
#include "stillstyle.h"

#include <latchkey/forms/login/logindialog.h>
#include <latchkey/forms/theme/theme.h>

#include <QLabel>
#include <QScopeGuard>

using namespace latchkey;
using namespace Qt::StringLiterals;

class DialogLookTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void programKeepsItsPaletteAndItsSheet();
    void dialogFollowsThePaletteOfItsProgram();
    void nothingMovesWithTheFocus();
    void wordsInAFieldStayWithTheFocus();
    void nothingMovesWhileWorkIsUnderWay();
    void labelsStandWhereReadingStarts_data();
    void labelsStandWhereReadingStarts();
    void namesInSentencesAreIsolated();

private:
    QPalette m_usual;
};

namespace {

QPalette purpleOnCream()
{
    QPalette palette = paletteFromTokens(lightTokens());
    palette.setColor(QPalette::Window, QColor(0xEFE9DD));
    palette.setColor(QPalette::Accent, QColor(0x5B2A86));
    return palette;
}

QColor groundOf(QWidget &dialog)
{
    return dialog.grab().toImage().pixelColor(3, 3);
}

// the commonest place to look at a button's fill is beside its words
QColor fillOf(QWidget &dialog, const QWidget &button)
{
    const QPoint place = button.mapTo(&dialog, QPoint(12, button.height() / 2));
    return dialog.grab().toImage().pixelColor(place);
}

QMap<QString, QRect> placesIn(const QWidget &dialog)
{
    QMap<QString, QRect> places{{u"dialog"_s, QRect(QPoint(), dialog.size())}};
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (widget->isVisible() &&
            widget->objectName().contains(QRegularExpression(u"Edit$|Label$|Button$"_s)))
            places[widget->objectName()] = QRect(widget->mapTo(&dialog, QPoint()), widget->size());
    }
    return places;
}

} // namespace

void DialogLookTest::initTestCase()
{
    QApplication::setStyle(new StillStyle);
    m_usual = QApplication::palette();
}

void DialogLookTest::cleanup()
{
    QApplication::setPalette(m_usual);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void DialogLookTest::programKeepsItsPaletteAndItsSheet()
{
    QApplication::setPalette(purpleOnCream());
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QCOMPARE(QApplication::palette(), purpleOnCream());
    QCOMPARE(qApp->styleSheet(), QString());
    QCOMPARE(groundOf(dialog), QColor(0xEFE9DD));
    QCOMPARE(fillOf(dialog, *driver.find("loginButton")), QColor(0x5B2A86));
}

void DialogLookTest::dialogFollowsThePaletteOfItsProgram()
{
    QApplication::setPalette(purpleOnCream());
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QApplication::setPalette(paletteFromTokens(darkTokens()));
    QTRY_COMPARE(groundOf(dialog), darkTokens().window);
    QTRY_COMPARE(fillOf(dialog, *driver.find("loginButton")), darkTokens().accent);
}

void DialogLookTest::nothingMovesWithTheFocus()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    const auto before = placesIn(dialog);
    QVERIFY(before.size() >= 6);
    QSet<QWidget *> visited;
    for (QWidget *now = dialog.focusWidget(); !visited.contains(now); now = dialog.focusWidget()) {
        visited << now;
        driver.key(Qt::Key_Tab);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(placesIn(dialog), before);
    }
    QVERIFY(visited.size() >= 4);
}

// The edge is 2 px wide with the focus and 1 px without; the words inside stay where they are.
void DialogLookTest::wordsInAFieldStayWithTheFocus()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.type("emailEdit", "ada.lovelace@example.com"); // leaves the cursor at the end
    const QRect inside(4, 4, 60, driver.find("emailEdit")->height() - 8);
    const auto words = [&] { return driver.find("emailEdit")->grab(inside).toImage(); };
    const QImage focused = words();
    driver.find("passwordEdit")->setFocus();
    QVERIFY(!driver.hasFocus("emailEdit"));
    QCOMPARE(words(), focused);
}

void DialogLookTest::nothingMovesWhileWorkIsUnderWay()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "enchantress");
    auto before = placesIn(dialog);
    driver.key(Qt::Key_Return);
    QCoreApplication::sendPostedEvents();
    QVERIFY(driver.shows("stopButton"));
    auto during = placesIn(dialog);
    QVERIFY(during.contains(u"stopButton"_s));
    during.remove(u"stopButton"_s);
    // it keeps its place and gives some of its width to Cancel
    const QRect rest = before.take(u"loginButton"_s);
    const QRect busy = during.take(u"loginButton"_s);
    QCOMPARE(busy.topLeft(), rest.topLeft());
    QCOMPARE(busy.height(), rest.height());
    QCOMPARE(during, before);
}

void DialogLookTest::labelsStandWhereReadingStarts_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

// Also those whose own words run the other way, as here where no language is installed.
void DialogLookTest::labelsStandWhereReadingStarts()
{
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    auto *label = driver.find<QLabel>("emailLabel");
    const QImage image = label->grab().toImage();
    const auto inked = [&image](int from, int to) {
        for (int x = from; x < to; ++x) {
            for (int y = 0; y < image.height(); ++y) {
                if (contrastRatio(image.pixelColor(x, y), image.pixelColor(image.width() / 2, 0)) > 3)
                    return true;
            }
        }
        return false;
    };
    const int half = image.width() / 2;
    QCOMPARE(inked(0, half), direction == Qt::LeftToRight);
    QCOMPARE(inked(half, image.width()), direction == Qt::RightToLeft);
}

// Signs such as dots and brackets beside a Latin name would change sides in an Arabic sentence.
void DialogLookTest::namesInSentencesAreIsolated()
{
    const auto title = [] {
        FakeUsersClient client;
        client.settings->appName = u"Invoice Desk!"_s;
        const LoginDialog dialog(client);
        return QTest::qWaitFor([&dialog] { return dialog.windowTitle().contains(u"Desk"_s); })
                   ? dialog.windowTitle()
                   : QString();
    };
    QCOMPARE(title(), u"Log in to Invoice Desk!"_s);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(title(), u"Log in to \u2068Invoice Desk!\u2069"_s);
}

QTEST_MAIN(DialogLookTest)
#include "tst_dialoglook.moc"
