// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

QT_BEGIN_NAMESPACE
class QPalette;
QT_END_NAMESPACE

namespace latchkey {

//! The colours that everything is painted with, named by what they are for.
struct ThemeTokens
{
    bool dark = false;
    QColor window, sideBar;
    QColor field, card;
    QColor text, secondary, placeholder;
    QColor fieldEdge;
    QColor button, buttonText, buttonEdge;
    QColor hairline, rowLine;
    QColor accent, accentText, accentPressed, accentDisabled;
    QColor link, focus;
    QColor selection, selectionText, selectionEdge;
    QColor tint, tintText; // pills and bars in the accent's hue
    QColor avatar;         // a tint that stands out from the side bar
    QColor dangerText, dangerGround, dangerEdge, dangerFill;
    QColor warningText, warningGround, warningEdge;
    QColor successText, successGround, successEdge;
    QColor dangerMark, successMark; // what is no text: edges of fields, segments of meters
    QColor neutralText, neutralGround;
    QColor disabledText;
};

//! Latchkey's own light colours.
ThemeTokens lightTokens();
//! Latchkey's own dark colours.
ThemeTokens darkTokens();

//! Tokens that fit into a program with \a palette; kept readable where the palette is not.
ThemeTokens tokensFromPalette(const QPalette &palette);
//! Whether \a palette is one of those that people choose who need strong contrast: text at 19 and more.
bool isHighContrast(const QPalette &palette);
//! The palette that goes with \a tokens, for a program that wears Latchkey's own colours.
QPalette paletteFromTokens(const ThemeTokens &tokens);

//! What text needs on its ground (WCAG 2.2, 1.4.3).
inline constexpr double textContrast = 4.5;
//! The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance).
double contrastRatio(const QColor &one, const QColor &other);
//! \a part of \a over on top of \a ground, 0 to 1.
QColor mixed(const QColor &ground, const QColor &over, double part);

} // namespace latchkey
