// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/codeedit.h>

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

#include <algorithm>
#include <utility>

namespace latchkey {

CodeEdit::CodeEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setProperty("density", QStringLiteral("code"));
    setFormat(emailedCode);
    enlarge();
    connect(this, &QLineEdit::textEdited, this, &CodeEdit::edit);
    connect(this, &QLineEdit::textChanged, this,
            [this] { m_wasComplete = m_wasComplete && signsOf(text()).size() >= m_format.length; });
}

void CodeEdit::setFormat(const CodeFormat &format)
{
    m_format = format;
    setInputMethodHints(format.signs == CodeFormat::Signs::Digits
                            ? Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText
                            : Qt::ImhUppercaseOnly | Qt::ImhNoPredictiveText | Qt::ImhPreferLatin);
}

Secret CodeEdit::code() const
{
    return signsOf(text());
}

bool CodeEdit::isComplete() const
{
    return signsOf(text()).size() == m_format.length;
}

QString CodeEdit::signsOf(QStringView text) const
{
    QString kept;
    for (QChar character : text) {
        if (character.isDigit())
            kept += QChar(u'0' + character.digitValue());
        else if (m_format.signs == CodeFormat::Signs::LettersAndDigits && character.isLetterOrNumber())
            kept += character.toUpper();
    }
    return kept;
}

QString CodeEdit::grouped(const QString &code) const
{
    QString shown;
    for (int at = 0; at < code.size(); at += m_format.groupLength) {
        if (at > 0)
            shown += u'-';
        shown += QStringView(code).mid(at, m_format.groupLength);
    }
    return shown;
}

void CodeEdit::edit()
{
    group();
    if (!isComplete() || std::exchange(m_wasComplete, true))
        return;
    Q_EMIT completed();
}

// Keeps the cursor behind the same sign, wherever the dashes have moved.
void CodeEdit::group()
{
    const QString typed = text();
    const QString code = signsOf(typed).left(m_format.length);
    const QString shown = grouped(code);
    if (shown == typed)
        return;
    const int before = int(std::min(signsOf(QStringView(typed).left(cursorPosition())).size(), code.size()));
    setText(shown);
    setCursorPosition(before + std::max(0, before - 1) / m_format.groupLength);
}

bool CodeEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        enlarge();
    return QLineEdit::event(event);
}

void CodeEdit::enlarge()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont usual = QApplication::font();
    if (usual.pointSizeF() > 0)
        font.setPointSizeF(usual.pointSizeF() * 1.5);
    else
        font.setPixelSize(usual.pixelSize() * 3 / 2);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 4);
    setFont(font);
}

} // namespace latchkey
