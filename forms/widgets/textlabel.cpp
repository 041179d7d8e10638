// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/textlabel.h>

#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QEvent>

namespace latchkey {

namespace {

constexpr int labelHeight = 20;

QColor colourOf(TextLabel::Style style, const ThemeTokens &tokens)
{
    switch (style) {
    case TextLabel::Style::Body:
    case TextLabel::Style::Label:
    case TextLabel::Style::DialogTitle:
    case TextLabel::Style::PageTitle:
    case TextLabel::Style::Section:
        return tokens.text;
    case TextLabel::Style::Secondary:
    case TextLabel::Style::Note:
        return tokens.secondary;
    case TextLabel::Style::Error:
        return tokens.dangerText;
    case TextLabel::Style::Warning:
        return tokens.warningText;
    case TextLabel::Style::Success:
        return tokens.successText;
    }
    return tokens.text;
}

} // namespace

QFont TextLabel::fontOf(Style style)
{
    QFont font = QApplication::font();
    const auto scale = [&font](double factor) {
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * factor);
        else
            font.setPixelSize(qRound(font.pixelSize() * factor));
    };
    switch (style) {
    case Style::Body:
    case Style::Secondary:
        break;
    case Style::Label:
        font.setWeight(QFont::Medium);
        break;
    case Style::DialogTitle:
        font.setWeight(QFont::DemiBold);
        scale(1.5);
        break;
    case TextLabel::Style::PageTitle:
        font.setWeight(QFont::DemiBold);
        scale(1.8);
        break;
    case TextLabel::Style::Section:
        font.setWeight(QFont::DemiBold);
        scale(1.1);
        break;
    case Style::Note:
    case Style::Error:
    case Style::Warning:
    case Style::Success:
        scale(0.9);
        break;
    }
    return font;
}

TextLabel::TextLabel(QWidget *parent)
    : TextLabel(Style::Label, parent)
{}

TextLabel::TextLabel(Style style, QWidget *parent)
    : QLabel(parent)
    , m_style(style)
{
    setWordWrap(true);
    align();
    restyle();
}

void TextLabel::setTextStyle(Style style)
{
    m_style = style;
    restyle();
}

bool TextLabel::event(QEvent *event)
{
    const bool handled = QLabel::event(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::ApplicationPaletteChange ||
        event->type() == QEvent::StyleChange)
        restyle();
    if (event->type() == QEvent::LayoutDirectionChange)
        align();
    return handled;
}

// At the side where reading starts, also where the text itself is an address, a path or of another language.
void TextLabel::align()
{
    if (alignment().testFlag(Qt::AlignHCenter))
        return;
    setAlignment(Qt::AlignAbsolute | Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
}

void TextLabel::restyle()
{
    if (const QFont wanted = fontOf(m_style); font() != wanted)
        setFont(wanted);
    if (m_style == Style::Label)
        setMinimumHeight(scaledLength(labelHeight));
    const QColor colour = colourOf(m_style, currentTokens());
    QPalette colours = palette();
    if (colours.color(QPalette::Active, QPalette::WindowText) == colour)
        return;
    for (auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        colours.setColor(group, QPalette::WindowText, colour);
    setPalette(colours);
}

} // namespace latchkey
