// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/keyrotation.h>

#include <latchkey/core/audit/auditlog.h>
#include <latchkey/core/mail/outboxstore.h>
#include <latchkey/core/mfa/mfastore.h>
#include <latchkey/core/mfa/sealedtotp.h>
#include <latchkey/core/settings/sealedsetting.h>
#include <latchkey/core/storage/sealingkeybinding.h>
#include <latchkey/core/storage/sqlauditstore.h>
#include <latchkey/core/storage/sqlstores.h>

namespace latchkey {

namespace {

constexpr int rowsAtOnce = 500;

// One change of key under way.
struct Rotation
{
    Database &database;
    const SealingKey &from;
    const SealingKey &to;
    RandomSource &random;
};

Result<void> resealAudit(const Rotation &rotation)
{
    SqlAuditStore store(rotation.database);
    for (const AuditSeal what : {AuditSeal::Key, AuditSeal::Head, AuditSeal::Checkpoint}) {
        const auto sealed = store.sealed(what);
        if (!sealed)
            return failWith(sealed);
        if (sealed->isEmpty())
            continue;
        const QByteArrayView purpose = auditSealPurpose(what);
        const auto opened = rotation.from.open(purpose, *sealed);
        if (!opened)
            return fail(AuthErrorCode::StorageFailed, AuthErrorReason::AuditDamaged,
                        QStringLiteral("a sealed part of the audit was changed"));
        const auto kept = store.setSealed(what, rotation.to.seal(purpose, *opened, rotation.random));
        if (!kept)
            return kept;
    }
    return {};
}

struct SealedBody
{
    qint64 id;
    QString messageId;
    QByteArray body;
};

Result<QList<SealedBody>> bodiesBehind(Database &database, qint64 id)
{
    return listOf(database.run(QStringLiteral("SELECT id, message_id, body FROM outbox WHERE id > ? "
                                              "AND length(body) > 0 ORDER BY id LIMIT ?"),
                               {id, rowsAtOnce}),
                  [](const Rows &row) {
                      return SealedBody{row[0].toLongLong(), row[1].toString(), row[2].toByteArray()};
                  });
}

Result<void> resealBody(const Rotation &rotation, const SealedBody &sealed)
{
    const QByteArray purpose = outboxSealPurpose(sealed.messageId);
    const auto opened = rotation.from.open(purpose, sealed.body);
    // one that was changed could not be sent before either
    if (!opened)
        return {};
    return rotation.database
        .run(QStringLiteral("UPDATE outbox SET body = ? WHERE id = ?"),
             {rotation.to.seal(purpose, *opened, rotation.random), sealed.id})
        .transform([](const Rows &) {});
}

Result<void> resealOutbox(const Rotation &rotation)
{
    for (qint64 last = 0;;) {
        const auto bodies = bodiesBehind(rotation.database, last);
        if (!bodies)
            return failWith(bodies);
        if (bodies->isEmpty())
            return {};
        for (const SealedBody &sealed : *bodies) {
            if (const auto done = resealBody(rotation, sealed); !done)
                return done;
        }
        last = bodies->constLast().id;
    }
}

Result<void> resealSettings(const Rotation &rotation)
{
    SqlSettingsStore store(rotation.database);
    const auto settings = store.load();
    if (!settings)
        return failWith(settings);
    for (const SettingDefinition &definition : settingsCatalogue()) {
        if (!definition.isSecret)
            continue;
        const auto opened = openSetting(rotation.from, definition, (*settings).*definition.text);
        // one that was changed could not be used before either
        if (!opened || opened->isEmpty())
            continue;
        const auto sealed = sealSetting(rotation.to, definition, *opened, rotation.random);
        if (!sealed)
            return failWith(sealed);
        if (const auto kept = store.save(definition.key, *sealed); !kept)
            return kept;
    }
    return {};
}

// A second factor that was changed lets nobody in before either.
Result<void> resealFactor(const Rotation &rotation, UserId user, const QString &id, const QByteArray &data)
{
    const QByteArray purpose = mfaSealPurpose(user, id);
    const auto opened = rotation.from.open(purpose, data);
    if (!opened)
        return {};
    return rotation.database
        .run(QStringLiteral("UPDATE mfa_methods SET data = ? WHERE id = ?"),
             {rotation.to.seal(purpose, *opened, rotation.random), id})
        .transform([](const Rows &) {});
}

Result<QList<MfaRecord>> factorsBehind(Database &database, const QString &id)
{
    return listOf(
        database.run(
            QStringLiteral("SELECT id, user_id, data FROM mfa_methods WHERE id > ? ORDER BY id LIMIT ?"),
            {id, rowsAtOnce}),
        [](const Rows &row) {
            return MfaRecord{.user = UserId(row[1].toLongLong()),
                             .type = {},
                             .id = row[0].toString(),
                             .name = {},
                             .sealedData = row[2].toByteArray()};
        });
}

Result<void> resealFactors(const Rotation &rotation)
{
    for (QString last = QStringLiteral("");;) {
        const auto factors = factorsBehind(rotation.database, last);
        if (!factors)
            return failWith(factors);
        if (factors->isEmpty())
            return {};
        for (const MfaRecord &factor : *factors) {
            const auto done = resealFactor(rotation, factor.user, factor.id, factor.sealedData);
            if (!done)
                return done;
        }
        last = factors->constLast().id;
    }
}

// HMACs do not open, so that what they stand for cannot be told under the new key.
Result<void> dropMacs(Database &database)
{
    for (const QString &sql : {QStringLiteral("DELETE FROM email_codes"),
                               QStringLiteral("DELETE FROM throttle WHERE user_id IS NULL")}) {
        if (const auto dropped = database.run(sql); !dropped)
            return failWith(dropped);
    }
    return {};
}

} // namespace

Result<SealingKey> rotateSealingKey(Database &database, SealingKeyPlace &place, const SealingKey &old,
                                    const AuditSources &sources)
{
    SealingKey fresh = SealingKey::make(sources.random);
    if (const auto prepared = place.prepare(fresh); !prepared)
        return failWith(prepared);
    const Rotation rotation{database, old, fresh, sources.random};
    const auto rotated = inWrite(database, [&]() -> Result<void> {
        for (const auto reseal : {&resealAudit, &resealOutbox, &resealSettings, &resealFactors}) {
            if (const auto done = reseal(rotation); !done)
                return done;
        }
        if (const auto dropped = dropMacs(database); !dropped)
            return dropped;
        if (const auto named = nameSealingKey(database, {.id = fresh.id(), .home = place.home()}); !named)
            return named;
        const auto noted = appendOperatorEvent(database, fresh, sources,
                                               {.kind = AuditKind::KeyRotated, .actor = AuditOperator{}});
        if (!noted)
            return noted;
        // last, and before the commit: whichever key the database then names is in its place
        return place.install(fresh);
    });
    if (!rotated)
        return failWith(rotated);
    database.scrub();
    return fresh;
}

} // namespace latchkey
