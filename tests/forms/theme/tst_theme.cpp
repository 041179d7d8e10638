// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QProxyStyle>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QStyleFactory>
#include <QTest>
#include <QWindow>

using namespace latchkey;

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastOfEveryPair_data();
    void contrastOfEveryPair();
    void contrastOfHighContrastPalettes();
    void highContrastOfTheSystemIsFollowedAtRunTime();
    void hostPaletteIsKept();
    void hostPaletteThatCannotBeReadIsCorrected();
    void darkHostGetsDarkTokens();
    void sheetHasNoPlaceholderLeft();
    void iconsTakeTheColourOfTheirToken();
    void applicationSheetFollowsTheFont();
    void everyIconDraws_data();
    void everyIconDraws();
    void onlyWhatPointsAlongTheTextIsMirrored();
};

namespace {

// what a text on a ground looks like: the strongest contrast among its pixels
double painted(const QColor &text, const QColor &ground)
{
    QImage image(120, 40, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    QFont font = QApplication::font();
    font.setPixelSize(24);
    painter.setFont(font);
    painter.setPen(text);
    painter.drawText(image.rect(), Qt::AlignCenter, QStringLiteral("Hamburg"));
    painter.end();
    double strongest = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            strongest = std::max(strongest, contrastRatio(image.pixelColor(x, y), image.pixelColor(0, 0)));
    }
    return strongest;
}

QPalette plainPalette(const QColor &window, const QColor &text, const QColor &accent)
{
    QPalette palette(text, window, window, text, text, text, text, window, window);
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::Highlight, accent);
    return palette;
}

// the last to have a say in what colours the system names
class HighContrastStyle : public QProxyStyle
{
public:
    using QProxyStyle::polish;
    void polish(QPalette &palette) override { palette = plainPalette(Qt::black, Qt::yellow, Qt::cyan); }
};

// the system's colours change, and its windows are told
void wearSystem(QStyle *style)
{
    QApplication::setStyle(style);
    QEvent change(QEvent::ThemeChange);
    for (QWindow *window : QGuiApplication::topLevelWindows())
        QCoreApplication::sendEvent(window, &change);
}

} // namespace

void ThemeTest::contrastOfEveryPair_data()
{
    QTest::addColumn<ThemeTokens>("tokens");
    QTest::newRow("light") << lightTokens();
    QTest::newRow("dark") << darkTokens();
    QTest::newRow("light host") << tokensFromPalette(paletteFromTokens(lightTokens()));
    QTest::newRow("dark host") << tokensFromPalette(paletteFromTokens(darkTokens()));
    QTest::newRow("black on white") << tokensFromPalette(plainPalette(Qt::white, Qt::black, Qt::blue));
    QTest::newRow("white on black") << tokensFromPalette(plainPalette(Qt::black, Qt::white, Qt::cyan));
    QTest::newRow("yellow on black") << tokensFromPalette(plainPalette(Qt::black, Qt::yellow, Qt::green));
    QTest::newRow("pale accent") << tokensFromPalette(
        plainPalette(QColor(0xEFE9DD), QColor(0x202020), QColor(0xFFD54F)));
}

void ThemeTest::contrastOfEveryPair()
{
    QFETCH(ThemeTokens, tokens);
    const ThemeTokens &t = tokens;
    const std::tuple<const char *, QColor, QColor> texts[] = {
        {"text on window", t.text, t.window},
        {"text on side bar", t.text, t.sideBar},
        {"text on field", t.text, t.field},
        {"text on card", t.text, t.card},
        {"secondary on window", t.secondary, t.window},
        {"secondary on side bar", t.secondary, t.sideBar},
        {"secondary on card", t.secondary, t.card},
        {"placeholder on field", t.placeholder, t.field},
        {"button", t.buttonText, t.button},
        {"main button", t.accentText, t.accent},
        {"pressed main button", t.accentText, t.accentPressed},
        {"danger button", t.accentText, t.dangerFill},
        {"link on window", t.link, t.window},
        {"tint", t.tintText, t.tint},
        {"avatar", t.tintText, t.avatar},
        {"information bar", t.text, t.tint},
        {"tick", t.accentText, t.accent},
        {"danger note", t.dangerText, t.window},
        {"danger pill", t.dangerText, t.dangerGround},
        {"danger bar", t.text, t.dangerGround},
        {"warning note", t.warningText, t.window},
        {"warning pill", t.warningText, t.warningGround},
        {"warning bar", t.text, t.warningGround},
        {"success note", t.successText, t.window},
        {"success pill", t.successText, t.successGround},
        {"success bar", t.text, t.successGround},
        {"neutral pill", t.neutralText, t.neutralGround},
    };
    for (const auto &[name, text, ground] : texts) {
        const double ratio = painted(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(name)).arg(ratio)));
    }
    QVERIFY(contrastRatio(t.fieldEdge, t.field) >= 3);
    QVERIFY(contrastRatio(t.fieldEdge, t.window) >= 3); // of a check box
    QVERIFY(contrastRatio(t.focus, t.window) >= 3);
    for (const QColor &mark : {t.dangerMark, t.warningText, t.successMark})
        QVERIFY(contrastRatio(mark, t.window) >= 3);
    QVERIFY(contrastRatio(t.dangerMark, t.field) >= 3);
}

void ThemeTest::contrastOfHighContrastPalettes()
{
    QVERIFY(isHighContrast(plainPalette(Qt::black, Qt::yellow, Qt::cyan)));
    QVERIFY(!isHighContrast(paletteFromTokens(lightTokens())));
    QVERIFY(!isHighContrast(paletteFromTokens(darkTokens())));
    // nothing is faint there
    const ThemeTokens t = tokensFromPalette(plainPalette(Qt::black, Qt::white, Qt::cyan));
    for (const QColor &colour : {t.secondary, t.placeholder, t.fieldEdge, t.buttonEdge, t.hairline})
        QVERIFY(contrastRatio(colour, t.window) >= 7);
}

void ThemeTest::highContrastOfTheSystemIsFollowedAtRunTime()
{
    const auto restored = qScopeGuard([] {
        QApplication::setStyle(QStringLiteral("fusion"));
        qApp->setStyleSheet({});
        QApplication::setPalette({});
    });
    QWidget window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    applyApplicationTheme(*qApp, Qt::ColorScheme::Light);
    QCOMPARE(currentTokens().window, lightTokens().window);

    wearSystem(new HighContrastStyle);
    QCOMPARE(window.palette().color(QPalette::Window), QColor(Qt::black));
    QCOMPARE(window.palette().color(QPalette::WindowText), QColor(Qt::yellow));
    QCOMPARE(currentTokens().text, QColor(Qt::yellow));

    wearSystem(QStyleFactory::create(QStringLiteral("fusion")));
    QCOMPARE(window.palette().color(QPalette::Window), lightTokens().window);
    QCOMPARE(currentTokens().text, lightTokens().text);
}

void ThemeTest::hostPaletteIsKept()
{
    QPalette palette = paletteFromTokens(lightTokens());
    palette.setColor(QPalette::Window, QColor(0xEFE9DD));
    palette.setColor(QPalette::Accent, QColor(0x5B2A86));
    const ThemeTokens tokens = tokensFromPalette(palette);
    QCOMPARE(tokens.window, QColor(0xEFE9DD));
    QCOMPARE(tokens.accent, QColor(0x5B2A86));
    QCOMPARE(tokens.text, palette.color(QPalette::WindowText));
}

void ThemeTest::hostPaletteThatCannotBeReadIsCorrected()
{
    QPalette palette = paletteFromTokens(lightTokens());
    palette.setColor(QPalette::Accent, QColor(0xFFD54F));
    palette.setColor(QPalette::Link, QColor(0xFFD54F));
    const ThemeTokens tokens = tokensFromPalette(palette);
    QVERIFY(contrastRatio(tokens.accentText, tokens.accent) >= 4.5);
    QVERIFY(contrastRatio(tokens.link, tokens.window) >= 4.5);
}

void ThemeTest::darkHostGetsDarkTokens()
{
    const ThemeTokens tokens = tokensFromPalette(paletteFromTokens(darkTokens()));
    QVERIFY(tokens.dark);
    QVERIFY(contrastRatio(tokens.dangerText, tokens.window) >= 4.5);
    QVERIFY(contrastRatio(tokens.secondary, tokens.window) >= 4.5);
}

void ThemeTest::sheetHasNoPlaceholderLeft()
{
    const QString sheet = themeSheet(lightTokens());
    static const QRegularExpression placeholder(QStringLiteral("\\{[\\w-]+\\}"));
    QVERIFY2(!placeholder.match(sheet).hasMatch(), qPrintable(placeholder.match(sheet).captured()));
    QVERIFY(sheet.count(u'\n') < 80);
}

void ThemeTest::iconsTakeTheColourOfTheirToken()
{
    const QImage image =
        themeIcon(QStringLiteral("error"), &ThemeTokens::dangerText).pixmap(QSize(64, 64), 1.0).toImage();
    // the ring of the icon crosses the middle of the upper edge
    const QColor drawn = image.pixelColor(32, 7);
    QCOMPARE(drawn.alpha(), 255);
    QCOMPARE(QColor(drawn.rgb()), currentTokens().dangerText);
}

void ThemeTest::applicationSheetFollowsTheFont()
{
    applyApplicationTheme(*qApp, Qt::ColorScheme::Light);
    const QFont usual = QApplication::font();
    const auto back = qScopeGuard([&usual] { QApplication::setFont(usual); });
    QLineEdit field;
    field.ensurePolished();
    const int height = field.sizeHint().height();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 2);
    QApplication::setFont(large);
    QTRY_COMPARE(qApp->styleSheet(), themeSheet(currentTokens()));
    QTRY_COMPARE(field.sizeHint().height(), scaledLength(36));
    QVERIFY(field.sizeHint().height() >= 2 * height);
}

void ThemeTest::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files =
        QDir(QStringLiteral(":/latchkey/forms/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() >= 14);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << QFileInfo(file).completeBaseName();
}

void ThemeTest::everyIconDraws()
{
    QFETCH(QString, name);
    const QImage image = themeIcon(name).pixmap(QSize(24, 24), 1.0).toImage();
    int drawn = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            drawn += image.pixelColor(x, y).alpha() > 128;
    }
    QVERIFY2(drawn > 20, "almost nothing is drawn");
}

void ThemeTest::onlyWhatPointsAlongTheTextIsMirrored()
{
    const auto back = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
    const auto drawn = [](const QString &name, Qt::LayoutDirection direction) {
        QApplication::setLayoutDirection(direction);
        return themeIcon(name).pixmap(QSize(48, 48), 1.0).toImage();
    };
    for (const QString &name : {QStringLiteral("back"), QStringLiteral("logout")})
        QCOMPARE(drawn(name, Qt::RightToLeft), drawn(name, Qt::LeftToRight).mirrored(true, false));
    for (const QString &name : {QStringLiteral("key"), QStringLiteral("show"), QStringLiteral("success")})
        QCOMPARE(drawn(name, Qt::RightToLeft), drawn(name, Qt::LeftToRight));
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
