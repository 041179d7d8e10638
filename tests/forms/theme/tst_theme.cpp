// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

using namespace latchkey;

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownColoursCanBeRead_data();
    void ownColoursCanBeRead();
    void hostPaletteIsKept();
    void hostPaletteThatCannotBeReadIsCorrected();
    void darkHostGetsDarkTokens();
    void sheetHasNoPlaceholderLeft();
    void iconsTakeTheColourOfTheirToken();
    void everyIconDraws_data();
    void everyIconDraws();
};

void ThemeTest::ownColoursCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ThemeTest::ownColoursCanBeRead()
{
    QFETCH(bool, dark);
    const ThemeTokens t = dark ? darkTokens() : lightTokens();
    QCOMPARE(t.dark, dark);
    const std::pair<QColor, QColor> texts[] = {
        {t.text, t.window},
        {t.text, t.field},
        {t.secondary, t.window},
        {t.secondary, t.sideBar},
        {t.placeholder, t.field},
        {t.buttonText, t.button},
        {t.accentText, t.accent},
        {t.accentText, t.accentPressed},
        {t.link, t.window},
        {t.link, t.selection},
        {t.selectionText, t.selection},
        {t.dangerText, t.dangerGround},
        {t.dangerText, t.window},
        {t.accentText, t.dangerFill},
        {t.warningText, t.warningGround},
        {t.successText, t.successGround},
        {t.neutralText, t.neutralGround},
    };
    for (const auto &[text, ground] : texts)
        QVERIFY2(contrastRatio(text, ground) >= 4.5,
                 qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
    QVERIFY(contrastRatio(t.fieldEdge, t.field) >= 3);
    QVERIFY(contrastRatio(t.focus, t.window) >= 3);
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

void ThemeTest::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"back", "capslock", "database", "error", "hide", "info", "mail", "show", "success", "warning"})
        QTest::newRow(name) << QString::fromLatin1(name);
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

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
