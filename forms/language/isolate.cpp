// SPDX-License-Identifier: MIT
#include <latchkey/forms/language/isolate.h>

#include <QGuiApplication>

namespace latchkey {

QString isolated(const QString &text)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popDirectionalIsolate(0x2069);
    return QGuiApplication::isRightToLeft() ? firstStrongIsolate + text + popDirectionalIsolate : text;
}

} // namespace latchkey
