// SPDX-License-Identifier: MIT
// Every screen in every language: nothing is cut off, everything can be reached and is told to screen
// readers.
#include "largescreen.h"
#include "pictures.h"
#include "pseudolanguage.h"
#include "stillstyle.h"

#include <latchkey/forms/language/language.h>
#include <latchkey/forms/theme/theme.h>

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace latchkey;
using namespace Qt::StringLiterals;

class ScreensTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void textsAreNotCutOff_data();
    void textsAreNotCutOff();
    void keyboardReachesEverythingAndComesBack_data() { addScreens(); }
    void keyboardReachesEverythingAndComesBack();
    void accessibilityNamesEverything_data() { addScreens(); }
    void accessibilityNamesEverything();
    void contrastOfWhatIsPainted_data();
    void contrastOfWhatIsPainted();

private:
    static void addScreens();
    void speak(const QString &language);
    std::unique_ptr<QWidget> open(const QString &screen);

    std::unique_ptr<FakeUsersClient> m_client;
    QFont m_usualFont;
};

namespace {

QString nameOf(const QWidget *widget)
{
    const QString name = widget->objectName();
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + name;
}

const Picture &pictureCalled(const QList<Picture> &pictures, const QString &name)
{
    return *std::ranges::find(pictures, name, &Picture::name);
}

// What a widget has to be to show its text whole; empty where it wants nothing.
QString cutOff(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget); label && !label->text().isEmpty()) {
        if (widget->inherits("latchkey::ElidedLabel"))
            return {}; // it says the whole text in its tool tip
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->height() < needed)
            return u"%1 is %2 high, not %3"_s.arg(label->text()).arg(label->height()).arg(needed);
        if (!label->wordWrap() && label->width() < label->sizeHint().width())
            return u"%1 is %2 wide, not %3"_s.arg(label->text())
                .arg(label->width())
                .arg(label->sizeHint().width());
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget);
        button && !button->text().isEmpty()) {
        QSize needed = button->minimumSizeHint();
        if (button->hasHeightForWidth()) // its words wrap
            needed.setHeight(button->heightForWidth(button->width()));
        if (button->width() < needed.width() || button->height() < needed.height())
            return u"%1 is %2 wide, not %3"_s.arg(button->text()).arg(button->width()).arg(needed.width());
    }
    return {};
}

// outside of what contains it, so that a part cannot be seen; scroll areas show it in time
QString outside(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    if (!parent || widget->isWindow() || qobject_cast<const QAbstractScrollArea *>(parent->parentWidget()))
        return {};
    return parent->rect().contains(widget->geometry()) ? QString()
                                                       : u"%1 leaves its parent"_s.arg(nameOf(widget));
}

// a dialog's page is as high as what is on it, as long as the screen is
QString scrolled(const QWidget *widget)
{
    const auto *area = qobject_cast<const QScrollArea *>(widget);
    const bool page = area && area->objectName() == u"pageArea";
    if (!page || area->window()->height() >= area->screen()->availableGeometry().height() - 100)
        return {};
    const int hidden = area->widget()->height() - area->viewport()->height();
    return hidden > 0 ? u"%1 pixels of the page are hidden"_s.arg(hidden) : QString();
}

} // namespace

void ScreensTest::initTestCase()
{
    QCOMPARE(qApp->devicePixelRatio(), qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s).toDouble());
    QApplication::setStyle(new StillStyle); // what fades in has no contrast on its way
    applyApplicationTheme(*qApp, Qt::ColorScheme::Light);
    m_usualFont = QApplication::font();
}

void ScreensTest::cleanup()
{
    qDeleteAll(qApp->findChildren<QTranslator *>());
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QApplication::setFont(m_usualFont);
}

void ScreensTest::addScreens()
{
    QTest::addColumn<QString>("screen");
    for (const Picture &picture : allPictures())
        QTest::newRow(qPrintable(picture.name)) << picture.name;
}

void ScreensTest::speak(const QString &language)
{
    if (language == u"pseudo") {
        QCoreApplication::installTranslator(new PseudoLanguage(qApp));
        QApplication::setLayoutDirection(Qt::RightToLeft);
    } else {
        QVERIFY(installLanguage(QLocale(language)));
    }
}

std::unique_ptr<QWidget> ScreensTest::open(const QString &screen)
{
    m_client = std::make_unique<FakeUsersClient>(); // the one before may have been told otherwise
    m_client->settings->appName = u"Latchkey"_s;
    const QList<Picture> pictures = allPictures();
    const Picture &picture = pictureCalled(pictures, screen);
    auto window = picture.makeWindow(*m_client);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("the window does not become active");
    picture.act(*window, *m_client);
    QCoreApplication::sendPostedEvents();
    return window;
}

void ScreensTest::textsAreNotCutOff_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("fontPercent");
    for (const Picture &picture : allPictures()) {
        for (const char *language : {"en", "de", "pseudo"}) {
            for (int percent : {100, 200})
                QTest::addRow("%s %s font %d %%", qPrintable(picture.name), language, percent)
                    << picture.name << QString::fromLatin1(language) << percent;
        }
    }
}

void ScreensTest::textsAreNotCutOff()
{
    QFETCH(QString, screen);
    QFETCH(QString, language);
    QFETCH(int, fontPercent);
    speak(language);
    QFont font = m_usualFont;
    font.setPointSizeF(font.pointSizeF() * fontPercent / 100);
    QApplication::setFont(font);
    applyApplicationTheme(*qApp, Qt::ColorScheme::Light); // as at the start of a program with that font
    const auto window = open(screen);
    const auto faults = [&window] {
        QStringList found;
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            found << cutOff(widget) << outside(widget) << scrolled(widget);
        }
        found.removeAll(QString());
        return found.join(u'\n');
    };
    QTRY_VERIFY2_WITH_TIMEOUT(faults().isEmpty(), qPrintable(faults()), 1000);
}

void ScreensTest::keyboardReachesEverythingAndComesBack()
{
    QFETCH(QString, screen);
    const auto window = open(screen);
    QSet<const QWidget *> wanted;
    for (const auto *widget : window->findChildren<QAbstractButton *>()) {
        if (widget->isVisible() && widget->isEnabled())
            wanted << widget;
    }
    for (const auto *field : window->findChildren<QLineEdit *>()) {
        if (field->isVisible() && field->isEnabled())
            wanted << field;
    }
    const QWidget *first = QApplication::focusWidget();
    QVERIFY(first);
    QSet<const QWidget *> reached{first};
    for (int tab = 0; tab < 200; ++tab) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (QApplication::focusWidget() == first)
            break;
        reached << QApplication::focusWidget();
    }
    QCOMPARE(QApplication::focusWidget(), first);
    for (const QWidget *widget : wanted - reached)
        QVERIFY2(false, qPrintable(nameOf(widget) + u" cannot be reached"_s));
}

void ScreensTest::accessibilityNamesEverything()
{
    QFETCH(QString, screen);
    const auto window = open(screen);
    QVERIFY(!QAccessible::queryAccessibleInterface(window.get())->text(QAccessible::Name).isEmpty());
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(told, qPrintable(nameOf(widget)));
        QVERIFY2(!told->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(widget) + u" has no name"_s));
        QVERIFY2(told->role() != QAccessible::Client && told->role() != QAccessible::NoRole,
                 qPrintable(nameOf(widget) + u" has no role"_s));
    }
}

void ScreensTest::contrastOfWhatIsPainted_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<bool>("dark");
    for (const Picture &picture : allPictures()) {
        for (bool dark : {false, true})
            QTest::addRow("%s %s", qPrintable(picture.name), dark ? "dark" : "light") << picture.name << dark;
    }
}

// The ground of a text is its commonest pixel, its ink the one that differs most from it.
void ScreensTest::contrastOfWhatIsPainted()
{
    QFETCH(QString, screen);
    QFETCH(bool, dark);
    applyApplicationTheme(*qApp, dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    const auto window = open(screen);
    const QImage picture = window->grab().toImage();
    int checked = 0;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString text = label ? label->text() : button ? button->text() : QString();
        if (text.isEmpty() || !widget->isVisible() || !widget->isEnabled())
            continue;
        if (widget->visibleRegion().boundingRect() != widget->rect())
            continue; // partly scrolled out of sight
        const QRect place =
            QRect(widget->mapTo(window.get(), QPoint()), widget->size()).adjusted(3, 3, -3, -3);
        QHash<QRgb, int> counts;
        for (int y = place.top(); y <= place.bottom(); ++y) {
            for (int x = place.left(); x <= place.right(); ++x) {
                if (picture.rect().contains(x, y))
                    ++counts[picture.pixel(x, y)];
            }
        }
        if (counts.isEmpty())
            continue; // scrolled out of sight
        QRgb ground = counts.constBegin().key();
        for (auto entry = counts.constBegin(); entry != counts.constEnd(); ++entry)
            ground = entry.value() > counts[ground] ? entry.key() : ground;
        double strongest = 1;
        for (auto entry = counts.constBegin(); entry != counts.constEnd(); ++entry)
            strongest = std::max(strongest, contrastRatio(QColor(entry.key()), QColor(ground)));
        QVERIFY2(strongest >= 4.5, qPrintable(u"%1: %2"_s.arg(text).arg(strongest)));
        ++checked;
    }
    QVERIFY(checked > 0);
}

int main(int argc, char **argv)
{
    QTemporaryFile screen;
    if (!makeLargeScreen(screen))
        return 1;
    QApplication application(argc, argv);
    ScreensTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_screens.moc"
