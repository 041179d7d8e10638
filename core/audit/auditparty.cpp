// SPDX-License-Identifier: MIT
#include <latchkey/core/audit/auditparty.h>

namespace latchkey {

namespace {

// stored: never change
enum class Tag : char { Operator = 1, Person = 2, Address = 3 };

QByteArray tagged(Tag tag, QByteArrayView id)
{
    return QByteArray(1, char(tag)).append(id);
}

} // namespace

QByteArray storedOperator()
{
    return tagged(Tag::Operator, {});
}

QByteArray storedPerson(QByteArrayView pseudonym)
{
    return tagged(Tag::Person, pseudonym);
}

QByteArray storedAddress(QByteArrayView hmac)
{
    return tagged(Tag::Address, hmac);
}

AuditPerson readParty(QByteArrayView stored)
{
    if (stored.isEmpty())
        return {};
    const QString id = QString::fromLatin1(stored.sliced(1).toByteArray().toHex());
    switch (Tag(stored.front())) {
    case Tag::Operator:
        return {.kind = AuditPerson::Kind::Operator};
    case Tag::Person:
        return {.kind = AuditPerson::Kind::Person, .id = id};
    case Tag::Address:
        return {.kind = AuditPerson::Kind::Address, .id = id};
    }
    return {};
}

} // namespace latchkey
