// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/dummykind.h>

#include <QtEndian>

namespace latchkey {

namespace {

// A number from 0 to below 1 that only who has the key can foretell.
double pointOf(const SealingKey &key, const QString &emailKey)
{
    const QByteArray mac = key.mac("dummy password kind", emailKey.toUtf8());
    return double(qFromBigEndian<quint32>(mac.constData())) / 4294967296.0;
}

} // namespace

Result<QByteArray> dummyKind(const UsersServicePorts &ports, const QString &emailKey)
{
    const auto key = ports.key.get();
    if (!key)
        return failWith(key);
    const auto kinds = ports.users.passwordKinds();
    if (!kinds)
        return failWith(kinds);
    qint64 all = 0;
    for (const PasswordKindCount &kind : *kinds)
        all += kind.holders;
    const double point = pointOf(**key, emailKey) * double(all);
    qint64 passed = 0;
    for (const PasswordKindCount &kind : *kinds) {
        passed += kind.holders;
        if (point < double(passed))
            return kind.kind;
    }
    return QByteArray();
}

} // namespace latchkey
