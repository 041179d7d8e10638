// SPDX-License-Identifier: MIT
#include "pseudolanguage.h"

namespace latchkey {

QString PseudoLanguage::spoken(const QString &text)
{
    static const QString plain = QStringLiteral("AEIOUYaeiouycnsz");
    static const QString accented = QStringLiteral("ÅÉÎØÛÝåéîøûýçñšž");
    QString changed;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%' && i + 1 < text.size()) {
            changed += text.sliced(i, 2);
            ++i;
            continue;
        }
        const qsizetype place = plain.indexOf(text[i]);
        changed += place < 0 ? text[i] : accented[place];
    }
    // long texts grow by words, so that they can wrap
    const auto more = text.size() * 2 / 5;
    QString tail;
    while (tail.size() < more)
        tail += text.size() > 20 ? QStringLiteral(" lørém") : QStringLiteral("~");
    // read from right to left, word by word
    const QChar mark(0x200F);
    return mark + (u'[' + changed + tail + u']').replace(u' ', u' ' + QString(mark));
}

QString PseudoLanguage::translate(const char *context, const char *source, const char *, int) const
{
    // Qt's own texts, such as names of keys, stay as they are
    const QByteArrayView owner(context);
    const bool ours = owner.startsWith("latchkey::") || owner == "main";
    return ours && source && *source ? spoken(QString::fromUtf8(source)) : QString();
}

} // namespace latchkey
