// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/themetokens.h>

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace latchkey {

namespace {

constexpr double edgeContrast = 3.0; // WCAG 2.2, 1.4.11

double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

// moves a colour away from its ground until it can be told from it
QColor readable(QColor colour, const QColor &ground, double ratio)
{
    const QColor end = luminance(ground) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    const QColor start = colour;
    constexpr int steps = 20;
    for (int step = 1; contrastRatio(colour, ground) < ratio && step <= steps; ++step)
        colour = mixed(start, end, double(step) / steps);
    return colour;
}

// a hue of ours as text, and faintly as the ground and the edge of a bar in a foreign window
void fitPair(QColor &text, QColor &ground, QColor &edge, const QColor &window)
{
    ground = mixed(window, text, 0.1);
    edge = mixed(window, text, 0.35);
    text = readable(readable(text, ground, textContrast), window, textContrast);
}

void fitAccent(ThemeTokens &t, const QPalette &palette)
{
    t.accent = readable(palette.color(QPalette::Accent), t.accentText, textContrast);
    t.accentPressed = mixed(t.accent, Qt::black, 0.25);
    t.accentDisabled = mixed(t.window, t.accent, 0.25);
    t.link = readable(palette.color(QPalette::Link), t.window, textContrast);
    t.focus = readable(t.dark ? t.link : t.accent, t.window, edgeContrast);
    t.selectionEdge = mixed(t.window, t.accent, 0.35);
    t.tint = t.avatar = mixed(t.window, t.accent, 0.15);
    t.tintText = readable(t.link, t.tint, textContrast);
}

} // namespace

ThemeTokens lightTokens()
{
    ThemeTokens t;
    t.window = QColor(0xF5F6F8), t.sideBar = QColor(0xECEEF2);
    t.field = t.card = QColor(0xFFFFFF);
    t.text = QColor(0x1A1F26), t.secondary = QColor(0x555E6B), t.placeholder = QColor(0x69727F);
    t.fieldEdge = QColor(0x838B98);
    t.button = QColor(0xFFFFFF), t.buttonText = t.text, t.buttonEdge = QColor(0xBFC5CE);
    t.hairline = QColor(0xDCE0E6), t.rowLine = QColor(0xECEEF1);
    t.accent = QColor(0x1F5FAE), t.accentText = QColor(0xFFFFFF);
    t.accentPressed = QColor(0x164681), t.accentDisabled = QColor(0xC9D6E6);
    t.link = QColor(0x1B5AA8), t.focus = t.accent;
    t.selection = QColor(0xE3EDF9), t.selectionText = t.text, t.selectionEdge = QColor(0xBBD2EE);
    t.tint = t.selection, t.tintText = t.link, t.avatar = QColor(0xD9E5F2);
    t.dangerText = QColor(0xA3211A), t.dangerGround = QColor(0xFCECEA);
    t.dangerEdge = QColor(0xF0C4C0), t.dangerFill = QColor(0xB3261E);
    t.warningText = QColor(0x7A4E00), t.warningGround = QColor(0xFFF3D9), t.warningEdge = QColor(0xEFD7A0);
    t.successText = QColor(0x1B6338), t.successGround = QColor(0xE2F3E8), t.successEdge = QColor(0xB5DDC3);
    t.dangerMark = t.dangerFill, t.successMark = QColor(0x238149);
    t.neutralText = QColor(0x454E5A), t.neutralGround = QColor(0xE8EBEF);
    t.disabledText = QColor(0x858D99);
    return t;
}

ThemeTokens darkTokens()
{
    ThemeTokens t;
    t.dark = true;
    t.window = QColor(0x1E2126), t.sideBar = QColor(0x181B1F);
    t.field = QColor(0x16181C), t.card = QColor(0x262A31);
    t.text = QColor(0xE7EAEE), t.secondary = QColor(0xA8B0BB), t.placeholder = QColor(0x8D96A3);
    t.fieldEdge = QColor(0x7E8794);
    t.button = QColor(0x2C313A), t.buttonText = t.text, t.buttonEdge = QColor(0x4A525E);
    t.hairline = QColor(0x383E48), t.rowLine = QColor(0x2E333B);
    t.accent = QColor(0x3573C6), t.accentText = QColor(0xFFFFFF);
    t.accentPressed = QColor(0x295C9F), t.accentDisabled = QColor(0x2A3A50);
    t.link = QColor(0x8AB9F5), t.focus = t.link;
    t.selection = QColor(0x243650), t.selectionText = t.text, t.selectionEdge = QColor(0x37527A);
    t.tint = t.selection, t.tintText = t.link, t.avatar = QColor(0x2B4263);
    t.dangerText = QColor(0xF4A59E), t.dangerGround = QColor(0x3B2526);
    t.dangerEdge = QColor(0x6B3A39), t.dangerFill = QColor(0xC9453C);
    t.warningText = QColor(0xEFC574), t.warningGround = QColor(0x372D1A), t.warningEdge = QColor(0x5E4C26);
    t.successText = QColor(0x8AD3A4), t.successGround = QColor(0x1F3427), t.successEdge = QColor(0x345A42);
    t.dangerMark = t.dangerText, t.successMark = t.successText;
    t.neutralText = QColor(0xC3CAD3), t.neutralGround = QColor(0x343A43);
    t.disabledText = QColor(0x79828E);
    return t;
}

ThemeTokens tokensFromPalette(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    const bool dark = luminance(window) < luminance(text);
    ThemeTokens t = dark ? darkTokens() : lightTokens();
    t.window = window, t.sideBar = mixed(window, text, 0.04);
    t.field = t.card = palette.color(QPalette::Base);
    t.text = text;
    t.secondary = readable(mixed(window, text, 0.7), t.sideBar, textContrast);
    t.placeholder = readable(mixed(t.field, palette.color(QPalette::Text), 0.6), t.field, textContrast);
    t.fieldEdge = readable(mixed(t.field, text, 0.5), t.field, edgeContrast);
    t.button = palette.color(QPalette::Button);
    t.buttonText = readable(palette.color(QPalette::ButtonText), t.button, textContrast);
    t.buttonEdge = mixed(t.button, t.buttonText, 0.25);
    t.hairline = mixed(window, text, 0.12), t.rowLine = mixed(t.field, text, 0.08);
    fitAccent(t, palette);
    t.selection = palette.color(QPalette::Highlight);
    t.selectionText = palette.color(QPalette::HighlightedText);
    fitPair(t.dangerText, t.dangerGround, t.dangerEdge, window);
    fitPair(t.warningText, t.warningGround, t.warningEdge, window);
    fitPair(t.successText, t.successGround, t.successEdge, window);
    t.dangerMark = t.dangerText, t.successMark = t.successText;
    t.neutralGround = mixed(window, text, 0.08);
    t.neutralText = readable(mixed(window, text, 0.8), t.neutralGround, textContrast);
    t.disabledText = mixed(window, text, 0.5);
    if (isHighContrast(palette)) {
        t.secondary = t.placeholder = t.neutralText = text;
        t.fieldEdge = t.buttonEdge = t.hairline = t.rowLine = text;
        t.focus = readable(t.focus, window, textContrast);
    }
    return t;
}

bool isHighContrast(const QPalette &palette)
{
    constexpr double strongContrast = 19;
    return contrastRatio(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) >=
           strongContrast;
}

QPalette paletteFromTokens(const ThemeTokens &t)
{
    QPalette palette(t.buttonText, t.button, /*light*/ mixed(t.button, Qt::white, 0.2), /*dark*/ t.fieldEdge,
                     /*mid*/ t.buttonEdge, t.text, /*bright*/ t.accentText, t.field, t.window);
    palette.setColor(QPalette::AlternateBase, t.window);
    palette.setColor(QPalette::PlaceholderText, t.placeholder);
    palette.setColor(QPalette::Accent, t.accent);
    palette.setColor(QPalette::Highlight, t.selection);
    palette.setColor(QPalette::HighlightedText, t.selectionText);
    palette.setColor(QPalette::Link, t.link);
    palette.setColor(QPalette::LinkVisited, t.link);
    palette.setColor(QPalette::ToolTipBase, t.card);
    palette.setColor(QPalette::ToolTipText, t.text);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, t.disabledText);
    return palette;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const double first = luminance(one);
    const double second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor &ground, const QColor &over, double part)
{
    const auto channel = [part](float from, float to) { return float(from + (to - from) * part); };
    return QColor::fromRgbF(channel(ground.redF(), over.redF()), channel(ground.greenF(), over.greenF()),
                            channel(ground.blueF(), over.blueF()));
}

} // namespace latchkey
