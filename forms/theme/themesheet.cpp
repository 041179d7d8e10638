// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/theme.h>

#include <QString>

namespace latchkey {

namespace {

// {name} is a token, {36-2} a height at 10 pt less pixels that do not grow with the font
constexpr QStringView sheetTemplate = uR"(
QLineEdit { border: 1px solid {fieldEdge}; border-radius: 6px; padding: 0 9px; min-height: {36-2};
    background: {field}; color: {text}; placeholder-text-color: {placeholder};
    lineedit-password-character: 8226; selection-background-color: {textSelection}; selection-color: {text}; }
QLineEdit:focus { border: 2px solid {focus}; padding: 0 8px; min-height: {36-4}; }
QLineEdit[error="true"] { border-color: {dangerMark}; }
QLineEdit:disabled { border-color: {hairline}; background: {window}; color: {secondary}; }
QLineEdit[density="bar"] { min-height: {32-2}; } QLineEdit[density="bar"]:focus { min-height: {32-4}; }
QLineEdit[density="card"] { min-height: {28-2}; } QLineEdit[density="card"]:focus { min-height: {28-4}; }
QLineEdit[density="code"] { min-height: {48-2}; } QLineEdit[density="code"]:focus { min-height: {48-4}; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit,
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus, QAbstractItemView QLineEdit:focus {
    border: none; border-radius: 0; padding: 0; min-height: 0; }
QPushButton { border: 1px solid {buttonEdge}; border-radius: 6px; padding: 0 15px; min-height: {36-2};
    background: {button}; color: {buttonText}; font-weight: 500; outline: none; }
QPushButton:hover { background: {buttonHover}; }
QPushButton:pressed { background: {buttonPressed}; }
QPushButton:disabled { border-color: {hairline}; background: {window}; color: {disabledText}; }
QPushButton[density="bar"] { min-height: {32-2}; } QPushButton[density="card"] { min-height: {28-2}; padding: 0 11px; }
QPushButton[kind="primary"] { border-color: {accent}; background: {accent}; color: {accentText}; }
QPushButton[kind="primary"]:hover { border-color: {accentHover}; background: {accentHover}; }
QPushButton[kind="primary"]:pressed { border-color: {accentPressed}; background: {accentPressed}; }
QPushButton[kind="primary"]:disabled { border-color: {accentDisabled}; background: {accentDisabled};
    color: {disabledText}; }
QPushButton[kind="primary"][busy="true"]:disabled { border-color: {accent}; background: {accent};
    color: {accentText}; }
QPushButton[kind="danger"] { border-color: {dangerFill}; background: {dangerFill}; color: {accentText}; }
QPushButton[kind="danger"]:hover { border-color: {dangerHover}; background: {dangerHover}; }
QPushButton[kind="danger"]:pressed { border-color: {dangerPressed}; background: {dangerPressed}; }
QPushButton[kind="danger"]:disabled { border-color: {dangerDisabled}; background: {dangerDisabled};
    color: {disabledText}; }
QPushButton[kind="danger"][busy="true"]:disabled { border-color: {dangerFill}; background: {dangerFill};
    color: {accentText}; }
QPushButton[kind="link"] { border: none; padding: 0; min-height: {24-0}; background: transparent;
    color: {link}; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: {disabledText}; }
QPushButton#resendButton:disabled { color: {secondary}; font-weight: 400; }
QCheckBox, QRadioButton, QToolButton { outline: none; }
QFrame#card { border: 1px solid {hairline}; border-radius: 8px; background: {card}; }
)";

// Under the mouse: a step lighter in dark colours and darker in light ones, or the other way where its text
// would no longer be readable.
QColor stepped(const QColor &colour, const QColor &text, const ThemeTokens &tokens)
{
    constexpr double step = 0.05;
    const QColor usual = mixed(colour, tokens.dark ? Qt::white : Qt::black, step);
    if (contrastRatio(text, usual) >= textContrast)
        return usual;
    return mixed(colour, tokens.dark ? Qt::black : Qt::white, step);
}

} // namespace

QString themeSheet(const ThemeTokens &t)
{
    const std::pair<QStringView, QColor> colours[] = {
        {u"window", t.window},
        {u"field", t.field},
        {u"card", t.card},
        {u"text", t.text},
        {u"secondary", t.secondary},
        {u"placeholder", t.placeholder},
        {u"fieldEdge", t.fieldEdge},
        {u"button", t.button},
        {u"buttonText", t.buttonText},
        {u"buttonEdge", t.buttonEdge},
        {u"buttonHover", stepped(t.button, t.buttonText, t)},
        {u"buttonPressed", t.hairline},
        {u"hairline", t.hairline},
        {u"accent", t.accent},
        {u"accentText", t.accentText},
        {u"accentHover", stepped(t.accent, t.accentText, t)},
        {u"accentPressed", t.accentPressed},
        {u"accentDisabled", t.accentDisabled},
        {u"link", t.link},
        {u"focus", t.focus},
        {u"textSelection", mixed(t.field, t.accent, t.dark ? 0.5 : 0.25)},
        {u"dangerMark", t.dangerMark},
        {u"dangerFill", t.dangerFill},
        {u"dangerHover", stepped(t.dangerFill, t.accentText, t)},
        {u"dangerPressed", mixed(t.dangerFill, Qt::black, 0.25)},
        {u"dangerDisabled", mixed(t.window, t.dangerFill, 0.25)},
        {u"disabledText", t.disabledText},
    };
    QString sheet = sheetTemplate.toString();
    for (const auto &[name, colour] : colours)
        sheet.replace(u'{' + name.toString() + u'}', colour.name());
    for (int height : {48, 36, 32, 28, 24})
        for (int less : {0, 2, 4})
            sheet.replace(QStringLiteral("{%1-%2}").arg(height).arg(less),
                          QStringLiteral("%1px").arg(scaledLength(height) - less));
    return sheet;
}

} // namespace latchkey
