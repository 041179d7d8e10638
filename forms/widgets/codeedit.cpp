// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/codeedit.h>

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int emailedLength = 8;
constexpr int groupLength = 4;

QString lettersAndDigits(QStringView text)
{
    QString kept;
    for (QChar character : text) {
        if (character.isLetterOrNumber())
            kept += character.toUpper();
    }
    return kept;
}

QString grouped(const QString &code)
{
    return code.left(groupLength) + u'-' + code.mid(groupLength);
}

} // namespace

CodeEdit::CodeEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setInputMethodHints(Qt::ImhUppercaseOnly | Qt::ImhNoPredictiveText | Qt::ImhPreferLatin);
    setProperty("density", QStringLiteral("code"));
    enlarge();
    connect(this, &QLineEdit::textEdited, this, &CodeEdit::group);
}

Secret CodeEdit::code() const
{
    return lettersAndDigits(text());
}

bool CodeEdit::isComplete() const
{
    return lettersAndDigits(text()).size() == m_length;
}

void CodeEdit::setLength(int length)
{
    m_length = length;
}

// Keeps the cursor behind the same letter, wherever the dash has moved.
void CodeEdit::group()
{
    const QString typed = text();
    const QString code = lettersAndDigits(typed).left(m_length);
    const bool inGroups = m_length == emailedLength && code.size() > groupLength;
    const QString shown = inGroups ? grouped(code) : code;
    if (shown == typed)
        return;
    const int before =
        int(std::min(lettersAndDigits(QStringView(typed).left(cursorPosition())).size(), code.size()));
    setText(shown);
    setCursorPosition(inGroups && before > groupLength ? before + 1 : before);
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
