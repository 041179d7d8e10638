// SPDX-License-Identifier: MIT
#include <latchkey/core/audit/auditchain.h>

#include <QtEndian>

namespace latchkey {

namespace {

constexpr qsizetype macSize = 32;
constexpr qsizetype numberSize = 8;
constexpr int keySize = 32;

void append(QByteArray &message, qint64 number)
{
    char bytes[numberSize];
    qToBigEndian(number, bytes);
    message.append(bytes, numberSize);
}

void append(QByteArray &message, QByteArrayView bytes)
{
    append(message, qint64(bytes.size()));
    message.append(bytes);
}

} // namespace

AuditChain::AuditChain(const Secret &auditKey)
    : m_rows(hkdfSha256(auditKey, "audit chain", keySize))
{}

AuditMark AuditChain::origin()
{
    return {.number = 0, .mac = QByteArray(macSize, '\0')};
}

QByteArray AuditChain::mac(QByteArrayView before, const AuditRow &row)
{
    QByteArray message;
    message.reserve(256);
    append(message, before);
    for (const qint64 number : {row.number, row.time, row.kind, row.code, row.reason})
        append(message, number);
    for (const QByteArray &part : {row.actor, row.subject, row.details})
        append(message, part);
    return m_rows.of(message);
}

QByteArray AuditChain::addressMac(const Secret &auditKey, const QString &emailKey)
{
    return hmacSha256(hkdfSha256(auditKey, "audit address", keySize), emailKey.toUtf8());
}

QByteArray toBytes(const AuditMark &mark)
{
    QByteArray bytes;
    append(bytes, mark.number);
    return bytes + mark.mac;
}

std::optional<AuditMark> markFromBytes(QByteArrayView bytes)
{
    if (bytes.size() != numberSize + macSize)
        return std::nullopt;
    return AuditMark{.number = qFromBigEndian<qint64>(bytes.data()),
                     .mac = bytes.sliced(numberSize).toByteArray()};
}

QString AuditMark::toString() const
{
    return QString::number(number) + u':' + QString::fromLatin1(mac.toHex());
}

std::optional<AuditMark> AuditMark::fromString(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    bool isNumber = false;
    const qint64 number = text.left(qMax(colon, 0)).toLongLong(&isNumber);
    const QByteArray hex = text.sliced(colon + 1).toLatin1();
    AuditMark mark{.number = number, .mac = QByteArray::fromHex(hex)};
    if (!isNumber || number < 1 || mark.mac.size() != macSize || mark.toString() != text)
        return std::nullopt;
    return mark;
}

} // namespace latchkey
