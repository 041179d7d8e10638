// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QStyleHints>

#include <cmath>

namespace latchkey {

namespace {

constexpr char ownThemeProperty[] = "latchkeyOwnTheme";

bool wearsOwnColours()
{
    return qApp->property(ownThemeProperty).isValid();
}

ThemeTokens ownTokens()
{
    auto scheme = qApp->property(ownThemeProperty).value<Qt::ColorScheme>();
    if (scheme == Qt::ColorScheme::Unknown)
        scheme = QGuiApplication::styleHints()->colorScheme();
    return scheme == Qt::ColorScheme::Dark ? darkTokens() : lightTokens();
}

// Without a platform theme Qt asks fontconfig for just "Sans Serif", whatever that may be.
void chooseFontWhereThereIsNone()
{
    QFont font = QApplication::font();
    if (font.family().compare(u"Sans Serif", Qt::CaseInsensitive) != 0)
        return;
    for (const QString &family :
         {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Cantarell")}) {
        if (QFontDatabase::hasFamily(family)) {
            font.setFamily(family);
            font.setPointSizeF(10);
            QApplication::setFont(font);
            return;
        }
    }
}

void dress(QApplication &application)
{
    const ThemeTokens tokens = ownTokens();
    application.setPalette(paletteFromTokens(tokens));
    application.setStyleSheet(themeSheet(tokens));
}

} // namespace

void applyApplicationTheme(QApplication &application, Qt::ColorScheme scheme)
{
    chooseFontWhereThereIsNone();
    // who needs strong contrast has chosen colours already
    if (!wearsOwnColours() && isHighContrast(QApplication::palette())) {
        application.setStyleSheet(themeSheet(currentTokens()));
        return;
    }
    application.setProperty(ownThemeProperty, QVariant::fromValue(scheme));
    dress(application);
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, &application,
                     [&application] { dress(application); });
}

ThemeTokens currentTokens()
{
    return wearsOwnColours() ? ownTokens() : tokensFromPalette(QApplication::palette());
}

int scaledLength(int at10pt)
{
    constexpr double usualPixels = 10 * 96 / 72.0;
    return qRound(at10pt * QFontInfo(QApplication::font()).pixelSize() / std::floor(usualPixels));
}

} // namespace latchkey
