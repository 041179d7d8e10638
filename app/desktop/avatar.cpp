// SPDX-License-Identifier: MIT
#include "avatar.h"

#include <latchkey/forms/theme/theme.h>

#include <QPainter>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace latchkey {

namespace {

constexpr int diameter = 28;

QString firstLetter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    return word.left(qMax(qsizetype(0), finder.toNextBoundary())).toUpper();
}

} // namespace

Avatar::Avatar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Avatar::setEmail(const QString &email)
{
    m_initials = initials(email);
    update();
}

QSize Avatar::sizeHint() const
{
    const int side = scaledLength(diameter);
    return {side, side};
}

QString Avatar::initials(const QString &email)
{
    static const QRegularExpression separators(QStringLiteral("[._+-]+"));
    const QString local = email.left(email.lastIndexOf(u'@'));
    const QStringList words = local.split(separators, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return firstLetter(email);
    if (words.size() > 1)
        return firstLetter(words.first()) + firstLetter(words.last());
    const QString first = firstLetter(words.first());
    return first + firstLetter(words.first().mid(first.size()));
}

void Avatar::paintEvent(QPaintEvent *)
{
    const ThemeTokens tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.avatar);
    painter.drawEllipse(rect());
    QFont initialsFont = font();
    initialsFont.setPointSizeF(font().pointSizeF() * 0.9);
    initialsFont.setWeight(QFont::DemiBold);
    painter.setFont(initialsFont);
    painter.setPen(tokens.tintText);
    painter.drawText(rect(), Qt::AlignCenter, m_initials);
}

} // namespace latchkey
