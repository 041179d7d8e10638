// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sealingkeybinding.h>

#include <QFile>

namespace latchkey {

namespace {

Result<QByteArray> namedKey(Database &database)
{
    auto rows = database.run(QStringLiteral("SELECT value FROM meta WHERE key = 'sealing_key_id'"));
    return rows.transform([](Rows &found) { return found.next() ? found[0].toByteArray() : QByteArray(); });
}

Result<SealingKey> nameKey(Database &database, const QString &keyFile, RandomSource &random)
{
    // a file from an earlier, interrupted start, or shared by choice through LATCHKEY_KEYFILE
    auto key = QFile::exists(keyFile) ? SealingKey::load(keyFile) : SealingKey::create(keyFile, random);
    if (!key)
        return key;
    const auto named = database.run(
        QStringLiteral("INSERT INTO meta (key, value) VALUES ('sealing_key_id', ?)"), {key->id()});
    if (!named)
        return failWith(named);
    return key;
}

} // namespace

Result<SealingKey> bindSealingKey(Database &database, const QString &keyFile, RandomSource &random)
{
    auto named = namedKey(database);
    if (!named)
        return failWith(named);
    if (named->isEmpty()) {
        return inWrite(database, [&]() -> Result<SealingKey> {
            // another process may have named it meanwhile
            const auto again = namedKey(database);
            if (!again)
                return failWith(again);
            return again->isEmpty() ? nameKey(database, keyFile, random) : SealingKey::load(keyFile);
        });
    }
    auto key = SealingKey::load(keyFile);
    if (key && key->id() != *named)
        return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyMismatch,
                    QStringLiteral("the sealing key file belongs to another database"));
    return key;
}

} // namespace latchkey
