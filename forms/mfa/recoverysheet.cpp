// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/recoverysheet.h>

#include <QFontDatabase>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>

namespace latchkey {

QString recoveryCodeText(const Secret &code)
{
    constexpr int group = 4;
    QString signs = QString::fromUtf8(code.bytes()).remove(u'-');
    for (qsizetype at = (signs.size() - 1) / group * group; at > 0; at -= group)
        signs.insert(at, u'-');
    return signs;
}

QString RecoverySheet::heading() const
{
    return appName.isEmpty() ? tr("Recovery codes") : tr("Recovery codes for %1").arg(appName);
}

QString RecoverySheet::fileName() const
{
    QString name = heading();
    for (QChar &character : name) {
        if (!character.isLetterOrNumber() && character != u'-')
            character = u' ';
    }
    return name.simplified() + QStringLiteral(".txt");
}

QString RecoverySheet::text() const
{
    QString text = heading() + u'\n' + email + u'\n';
    text += tr("Made on %1. Each code lets you in once.").arg(QLocale().toString(made, QLocale::LongFormat));
    text += QStringLiteral("\n\n");
    for (int i = 0; i < codes.size(); ++i)
        text += QStringLiteral("%1  %2\n").arg(i + 1, 2).arg(recoveryCodeText(codes[i]));
    return text;
}

void RecoverySheet::paint(QPagedPaintDevice &paper) const
{
    QPainter painter(&paper);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(11);
    painter.setFont(font);
    painter.drawText(QRect(QPoint(), paper.pageLayout().paintRectPixels(paper.logicalDpiX()).size()),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text());
}

} // namespace latchkey
