// SPDX-License-Identifier: MIT
#include <latchkey/core/audit/auditlog.h>

#include <latchkey/core/audit/auditparty.h>

#include <QJsonDocument>

namespace latchkey {

namespace {

constexpr std::size_t keySize = 32;
constexpr int largestPage = 10'000;
constexpr int rowsAtOnce = 500; // read or dropped in one go
constexpr int verifyAttempts = 10;

// what was found does not open, by whoever's hand
bool isDamage(const AuthError &error)
{
    return error.reason == AuthErrorReason::AuditDamaged || error.code == AuthErrorCode::KeychainFailed;
}

Result<AuditVerdict> judged(const AuthError &error, const AuditFault &fault)
{
    if (isDamage(error))
        return AuditVerdict{.fault = fault};
    return std::unexpected(error);
}

std::unexpected<AuthError> damaged(const QString &what)
{
    return fail(AuthErrorCode::StorageFailed, AuthErrorReason::AuditDamaged, what);
}

AuditPerson person(const QByteArray &stored, const QString &email)
{
    AuditPerson read = readParty(stored);
    read.email = email;
    return read;
}

AuditEntry entryOf(const ListedAuditRow &listed)
{
    const AuditRow &row = listed.row;
    return {.number = row.number,
            .time = toDateTime(fromMilliseconds(row.time)),
            .kind = AuditKind(row.kind),
            .refusal = row.code ? std::optional(AuthErrorCode(row.code)) : std::nullopt,
            .reason = AuthErrorReason(row.reason),
            .actor = person(row.actor, listed.actorEmail),
            .subject = person(row.subject, listed.subjectEmail),
            .details = QJsonDocument::fromJson(row.details).object()};
}

} // namespace

QByteArrayView auditSealPurpose(AuditSeal what)
{
    switch (what) {
    case AuditSeal::Key:
        return "audit key";
    case AuditSeal::Head:
        return "audit head";
    case AuditSeal::Checkpoint:
        return "audit checkpoint";
    }
    return {};
}

Result<Secret> AuditLog::open(AuditSeal what, const QByteArray &sealed) const
{
    const auto key = m_ports.key.get();
    if (!key)
        return failWith(key);
    const auto opened = (*key)->open(auditSealPurpose(what), sealed);
    // under another key it is for that key's owner to judge
    if (!opened && (*key)->sealed(sealed))
        return damaged(QStringLiteral("a sealed part of the audit was changed"));
    return opened;
}

Result<Secret> AuditLog::openKey(const QByteArray &sealed)
{
    if (sealed.isEmpty())
        return damaged(QStringLiteral("the audit key is gone"));
    const std::lock_guard lock(m_mutex);
    if (sealed != m_sealedKey) {
        auto opened = open(AuditSeal::Key, sealed);
        if (!opened)
            return opened;
        m_key = std::move(*opened);
        m_sealedKey = sealed;
    }
    return m_key;
}

Result<std::optional<AuditMark>> AuditLog::openMark(AuditSeal what, const QByteArray &sealed) const
{
    if (sealed.isEmpty())
        return std::nullopt;
    const auto opened = open(what, sealed);
    if (!opened)
        return failWith(opened);
    return markFromBytes(opened->bytes());
}

Result<std::optional<AuditMark>> AuditLog::sealedMark(AuditSeal what)
{
    return m_ports.store.sealed(what).and_then(
        [&](const QByteArray &sealed) { return openMark(what, sealed); });
}

Result<void> AuditLog::seal(AuditSeal what, const Secret &value)
{
    return m_ports.key.get().and_then([&](const SealingKey *key) {
        return m_ports.store.setSealed(what, key->seal(auditSealPurpose(what), value, m_ports.random));
    });
}

Result<bool> AuditLog::isUnwritten()
{
    for (const AuditSeal what : {AuditSeal::Key, AuditSeal::Head, AuditSeal::Checkpoint}) {
        const auto sealed = m_ports.store.sealed(what);
        if (!sealed)
            return failWith(sealed);
        if (!sealed->isEmpty())
            return false;
    }
    return m_ports.store.isEmpty();
}

Result<AuditLog::State> AuditLog::begin()
{
    const auto unwritten = isUnwritten();
    if (!unwritten)
        return failWith(unwritten);
    if (!*unwritten)
        return damaged(QStringLiteral("the audit key is gone"));
    State fresh{.key = m_ports.random.bytes(keySize), .head = AuditChain::origin()};
    if (const auto kept = seal(AuditSeal::Key, fresh.key); !kept)
        return failWith(kept);
    const AuditEvent beginning{.kind = AuditKind::AuditBegan, .actor = AuditOperator{}};
    return append(fresh, beginning).transform([&] { return fresh; });
}

Result<AuditLog::State> AuditLog::state()
{
    if (const auto sealing = m_ports.key.get(); !sealing)
        return failWith(sealing);
    const auto sealedKey = m_ports.store.sealed(AuditSeal::Key);
    if (!sealedKey)
        return failWith(sealedKey);
    if (sealedKey->isEmpty())
        return begin();
    const auto key = openKey(*sealedKey);
    if (!key)
        return failWith(key);
    const auto head = sealedMark(AuditSeal::Head);
    if (!head)
        return failWith(head);
    if (!*head)
        return damaged(QStringLiteral("the sealed end of the audit is gone"));
    return State{.key = *key, .head = **head};
}

Result<void> AuditLog::append(const AuditEvent &event)
{
    auto now = state();
    if (!now)
        return failWith(now);
    return append(*now, event);
}

Result<void> AuditLog::append(State &state, const AuditEvent &event)
{
    const auto actor = store(event.actor, state.key);
    if (!actor)
        return failWith(actor);
    const auto subject = event.subject == event.actor ? actor : store(event.subject, state.key);
    if (!subject)
        return failWith(subject);
    AuditRow row{.number = state.head.number + 1,
                 .time = toMilliseconds(m_ports.clock.now()),
                 .kind = qint64(event.kind),
                 .code = event.refusal ? qint64(*event.refusal) : 0,
                 .reason = qint64(event.reason),
                 .actor = *actor,
                 .subject = *subject,
                 .details = QJsonDocument(event.details).toJson(QJsonDocument::Compact),
                 .mac = {}};
    row.mac = AuditChain(state.key).mac(state.head.mac, row);
    if (const auto inserted = m_ports.store.insert(row); !inserted)
        return inserted;
    state.head = {.number = row.number, .mac = row.mac};
    return seal(AuditSeal::Head, Secret::fromBytes(toBytes(state.head)));
}

Result<AuditParty> AuditLog::named(const AuditParty &party)
{
    const auto now = state();
    if (!now)
        return failWith(now);
    return store(party, now->key).transform([](const QByteArray &bytes) {
        return AuditParty(AuditStored{bytes});
    });
}

Result<QByteArray> AuditLog::store(const AuditParty &party, const Secret &auditKey)
{
    if (const auto *user = std::get_if<UserId>(&party))
        return pseudonymOf(*user).transform([](const QByteArray &name) { return storedPerson(name); });
    if (const auto *address = std::get_if<AuditAddress>(&party))
        return storedAddress(AuditChain::addressMac(auditKey, address->emailKey));
    if (const auto *stored = std::get_if<AuditStored>(&party))
        return stored->bytes;
    return std::holds_alternative<AuditOperator>(party) ? storedOperator() : QByteArray("");
}

Result<QByteArray> AuditLog::pseudonymOf(UserId user)
{
    auto known = m_ports.store.pseudonym(user);
    if (!known || !known->isEmpty())
        return known;
    QByteArray fresh = m_ports.random.bytes(pseudonymSize).bytes().toByteArray();
    return m_ports.store.setPseudonym(user, fresh).transform([&] { return fresh; });
}

Result<QByteArray> AuditLog::find(const AuditParty &party)
{
    if (const auto *user = std::get_if<UserId>(&party)) {
        return m_ports.store.pseudonym(*user).transform(
            [](const QByteArray &name) { return name.isEmpty() ? name : storedPerson(name); });
    }
    const auto sealedKey = m_ports.store.sealed(AuditSeal::Key);
    if (!sealedKey || sealedKey->isEmpty())
        return sealedKey;
    const auto key = openKey(*sealedKey);
    if (!key)
        return failWith(key);
    return store(party, *key);
}

Result<AuditPage> AuditLog::list(AuditListing listing, const QString &after)
{
    const qsizetype size = listing.limit;
    if (size < 1 || size > largestPage)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::None,
                    QStringLiteral("limit is 1 to 10000"));
    if (!after.isEmpty())
        listing.below = after.toLongLong();
    if (listing.below < 1)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::CursorInvalid);
    // one row beyond the page tells whether there is a next one
    ++listing.limit;
    const auto rows = m_ports.store.list(listing);
    if (!rows)
        return failWith(rows);
    AuditPage page;
    for (const ListedAuditRow &row : rows->first(qMin(rows->size(), size)))
        page.entries << entryOf(row);
    if (rows->size() > size)
        page.next = QString::number(page.entries.constLast().number);
    return page;
}

Result<AuditVerdict> AuditLog::verify(const std::optional<AuditMark> &noted)
{
    if (const auto sealing = m_ports.key.get(); !sealing)
        return failWith(sealing);
    for (int attempt = 1;; ++attempt) {
        const auto start = m_ports.store.sealed(AuditSeal::Checkpoint);
        if (!start)
            return failWith(start);
        const auto verdict = verifyFrom(*start, noted);
        if (!verdict || !verdict->fault || attempt == verifyAttempts)
            return verdict;
        // retention may have dropped what was to come next: then look again from the new start
        const auto startNow = m_ports.store.sealed(AuditSeal::Checkpoint);
        if (!startNow || *startNow == *start)
            return verdict;
    }
}

Result<AuditVerdict> AuditLog::verifyFrom(const QByteArray &sealedStart,
                                          const std::optional<AuditMark> &noted)
{
    const auto unwritten = isUnwritten();
    if (!unwritten)
        return failWith(unwritten);
    if (*unwritten)
        return AuditVerdict{};
    // after that, or the very first event could come in between and its key seem to be gone
    const auto sealedKey = m_ports.store.sealed(AuditSeal::Key);
    if (!sealedKey)
        return failWith(sealedKey);
    const auto key = openKey(*sealedKey);
    if (!key)
        return judged(key.error(), {.kind = AuditFault::Kind::KeyDamaged, .number = 1});
    const auto start = openMark(AuditSeal::Checkpoint, sealedStart);
    if (!start)
        return judged(start.error(), {.kind = AuditFault::Kind::CheckpointDamaged, .number = 1});
    AuditVerifier verifier(*key, start->value_or(AuditChain::origin()), noted);
    const auto fault = follow(verifier);
    if (!fault)
        return failWith(fault);
    return AuditVerdict{
        .count = verifier.count(), .head = verifier.reached(), .start = *start, .fault = *fault};
}

Result<std::optional<AuditFault>> AuditLog::follow(AuditVerifier &verifier)
{
    std::optional<AuditMark> head;
    // from the lowest number there can be, so that nothing hides in front of the start
    for (qint64 next = std::numeric_limits<qint64>::min();;) {
        const auto rows = m_ports.store.rowsFrom(next, rowsAtOnce);
        if (!rows)
            return failWith(rows);
        for (const AuditRow &row : *rows) {
            if (auto fault = verifier.take(row))
                return fault;
        }
        if (!rows->isEmpty()) {
            next = rows->constLast().number + 1;
            continue;
        }
        const auto end = sealedMark(AuditSeal::Head);
        if (!end && !isDamage(end.error()))
            return failWith(end);
        if (!end || !*end)
            return AuditFault{.kind = AuditFault::Kind::HeadDamaged, .number = verifier.reached().number};
        // events that were written meanwhile are followed as well
        if ((*end)->number <= verifier.reached().number || head == *end)
            return verifier.finish(**end);
        head = *end;
    }
}

Result<qint64> AuditLog::prune(Timestamp before)
{
    for (qint64 dropped = 0;;) {
        // look before getting the key and taking the write lock
        const auto oldest = m_ports.store.rowsFrom(std::numeric_limits<qint64>::min(), 1);
        if (!oldest)
            return failWith(oldest);
        if (oldest->isEmpty() || oldest->constFirst().time >= toMilliseconds(before))
            return dropped;
        if (const auto key = m_ports.key.get(); !key)
            return failWith(key);
        const auto some = inWrite(m_ports.transactor, [&] { return pruneSome(before); });
        if (!some)
            return some;
        if (*some == 0)
            return dropped;
        dropped += *some;
    }
}

Result<qint64> AuditLog::pruneSome(Timestamp before)
{
    auto now = state();
    if (!now)
        return failWith(now);
    const auto start = sealedMark(AuditSeal::Checkpoint);
    if (!start)
        return failWith(start);
    const auto rows = m_ports.store.rowsFrom(std::numeric_limits<qint64>::min(), rowsAtOnce);
    if (!rows)
        return failWith(rows);
    AuditVerifier verifier(now->key, start->value_or(AuditChain::origin()), std::nullopt);
    for (const AuditRow &row : *rows) {
        if (row.time >= toMilliseconds(before) || row.number >= now->head.number)
            break;
        // an event that is not what was written stays, for somebody to look into
        if (verifier.take(row))
            return damaged(QStringLiteral("an event that is to be dropped was changed"));
    }
    if (verifier.count() == 0)
        return 0;
    if (const auto went = m_ports.store.dropUpTo(verifier.reached().number); !went)
        return failWith(went);
    if (const auto kept = seal(AuditSeal::Checkpoint, Secret::fromBytes(toBytes(verifier.reached()))); !kept)
        return failWith(kept);
    const AuditEvent pruned{.kind = AuditKind::AuditPruned,
                            .actor = AuditOperator{},
                            .details = {{QStringLiteral("events"), verifier.count()}}};
    return append(*now, pruned).transform([&] { return verifier.count(); });
}

} // namespace latchkey
