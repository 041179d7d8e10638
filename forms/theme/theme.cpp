// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QStyleHints>
#include <QWindow>

#include <cmath>

namespace latchkey {

namespace {

constexpr char schemeProperty[] = "latchkeyScheme";
constexpr char ownColoursProperty[] = "latchkeyOwnColours";

bool wearsOwnColours()
{
    return qApp->property(ownColoursProperty).toBool();
}

ThemeTokens ownTokens()
{
    auto scheme = qApp->property(schemeProperty).value<Qt::ColorScheme>();
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
    application.setPalette(QPalette()); // the system's shows
    // who needs strong contrast has chosen colours already
    application.setProperty(ownColoursProperty, !isHighContrast(QApplication::palette()));
    const ThemeTokens tokens = currentTokens();
    if (wearsOwnColours())
        application.setPalette(paletteFromTokens(tokens));
    application.setStyleSheet(themeSheet(tokens));
}

//! Dresses the application anew when the system's font, its colours or its light and dark change.
class ThemeFollower : public QObject
{
public:
    explicit ThemeFollower(QApplication &application)
        : QObject(&application)
        , m_application(application)
    {
        setObjectName(followerName);
        application.installEventFilter(this);
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
                [&application] { dress(application); });
    }

    static constexpr QLatin1StringView followerName{"latchkeyThemeFollower"};

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool isFont = watched == &m_application && event->type() == QEvent::ApplicationFontChange;
        // every window is told; one of them will do
        const bool isTheme = event->type() == QEvent::ThemeChange && watched == firstWindow();
        if (isFont || isTheme)
            dress(m_application);
        return QObject::eventFilter(watched, event);
    }

private:
    static QWindow *firstWindow() { return QGuiApplication::topLevelWindows().value(0); }

    QApplication &m_application;
};

} // namespace

void applyApplicationTheme(QApplication &application, Qt::ColorScheme scheme)
{
    chooseFontWhereThereIsNone();
    application.setProperty(schemeProperty, QVariant::fromValue(scheme));
    dress(application);
    if (!application.findChild<QObject *>(ThemeFollower::followerName))
        new ThemeFollower(application);
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
