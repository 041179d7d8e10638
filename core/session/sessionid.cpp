// SPDX-License-Identifier: MIT
#include <latchkey/core/session/sessionid.h>

#include <QtEndian>

namespace latchkey {

namespace {

constexpr qsizetype numberSize = sizeof(qint64);

} // namespace

qint64 sessionId(const QByteArray &tokenHash)
{
    return qFromBigEndian<qint64>(tokenHash.left(sessionIdSize).rightJustified(numberSize, '\0').constData());
}

std::optional<QByteArray> tokenHashStart(qint64 sessionId)
{
    QByteArray number(numberSize, '\0');
    qToBigEndian(sessionId, number.data());
    if (!number.startsWith(QByteArray(numberSize - sessionIdSize, '\0')))
        return {};
    return number.last(sessionIdSize);
}

} // namespace latchkey
