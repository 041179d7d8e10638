// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/factorcheck.h>

#include <latchkey/core/auth/postoffice.h>
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/mfa/recoverycode.h>
#include <latchkey/core/mfa/sealedtotp.h>

namespace latchkey {

namespace {

constexpr qint64 stepsOff = 1;     // a code may be so many steps early or late
constexpr qint64 driftSought = 10; // and so many for a hint that the clock is off

Result<TotpKey> keyOf(const UsersServicePorts &ports, const MfaRecord &method)
{
    return ports.key.get().and_then([&](const SealingKey *key) {
        return openTotpKey(*key, mfaSealPurpose(method.user, method.id), method.sealedData);
    });
}

// later than any that was accepted
TotpSteps stepsAround(qint64 now, qint64 reach, const MfaRecord &method)
{
    return {.first = std::max(now - reach, method.lastStep + 1), .last = now + reach};
}

} // namespace

Result<std::optional<ProvenFactor>> FactorCheck::prove(const MfaLogin &given, const QList<MfaRecord> &methods)
{
    if (given.type == QStringLiteral("totp"))
        return proveCode(given.value, methods);
    if (given.type == QStringLiteral("recovery"))
        return proveRecoveryCode(given.value);
    if (given.type == QStringLiteral("ticket"))
        return proveTicket(given.value);
    return std::nullopt;
}

Result<std::optional<ProvenFactor>> FactorCheck::proveCode(const Secret &typed,
                                                           const QList<MfaRecord> &methods)
{
    // one that is damaged neither keeps its owner from using another nor makes wrong codes cost nothing
    Result<void> unreadable;
    bool anyRead = methods.isEmpty();
    for (const MfaRecord &method : methods) {
        const auto key = keyOf(m_ports, method);
        if (!key) {
            unreadable = failWith(key);
            continue;
        }
        anyRead = true;
        Totp totp(*key);
        const qint64 now = totp.stepAt(toMilliseconds(m_ports.clock.now()));
        if (const auto step = totp.find(typed, stepsAround(now, stepsOff, method)))
            return ProvenFactor{.kind = ProvenFactor::Kind::Code, .method = method.id, .step = *step};
    }
    if (!anyRead)
        return failWith(unreadable);
    if (const auto noted = noteDrift(typed, methods); !noted)
        return failWith(noted);
    return std::nullopt;
}

std::optional<ClockDrift> FactorCheck::driftOf(const Secret &typed, const MfaRecord &method)
{
    const auto key = keyOf(m_ports, method);
    if (!key)
        return std::nullopt;
    Totp totp(*key);
    const qint64 now = totp.stepAt(toMilliseconds(m_ports.clock.now()));
    const auto step = totp.find(typed, stepsAround(now, driftSought, method));
    return step.transform([&](qint64 found) { return ClockDrift{.step = found, .offset = found - now}; });
}

// One right code for another time is a guess that came true, or an old one. Two in a row, the second later
// than the first and just as far from now, come from a clock that is off.
Result<void> FactorCheck::noteDrift(const Secret &typed, const QList<MfaRecord> &methods)
{
    Result<void> verdict;
    for (const MfaRecord &method : methods) {
        const auto drift = driftOf(typed, method);
        if (drift || method.drift) {
            const auto noted = inWrite(
                m_ports.transactor, [&] { return m_ports.mfa.setDrift(method.id, drift); },
                Durability::Process);
            if (!noted)
                return noted;
        }
        const bool again = drift && method.drift && drift->offset == method.drift->offset &&
                           drift->step > method.drift->step;
        if (!again)
            continue;
        AuthError hint{.code = AuthErrorCode::MfaRequired, .reason = AuthErrorReason::ClockOff};
        const auto period = keyOf(m_ports, method).transform([](const TotpKey &key) { return key.period; });
        hint.clockOffset = std::chrono::seconds(drift->offset * period.value_or(0));
        verdict = std::unexpected(hint);
    }
    return verdict;
}

Result<std::optional<ProvenFactor>> FactorCheck::proveRecoveryCode(const Secret &typed)
{
    const auto code = parseRecoveryCode(typed);
    if (!code)
        return std::nullopt;
    const auto codes = m_ports.mfa.recoveryCodes(m_user.user.id);
    if (!codes)
        return failWith(codes);
    if (codes->unused.isEmpty())
        return std::nullopt;
    // all have one salt
    const auto hash = m_ports.hasher.hashAlike(*code, codes->unused.constFirst());
    if (!hash)
        return failWith(hash);
    bool right = false;
    for (const QByteArray &unused : codes->unused)
        right |= constantTimeEquals(unused, *hash);
    if (!right)
        return std::nullopt;
    return ProvenFactor{.kind = ProvenFactor::Kind::RecoveryCode, .hash = *hash};
}

Result<std::optional<ProvenFactor>> FactorCheck::proveTicket(const Secret &token)
{
    const QByteArray hash = sha256(token.bytes());
    const auto ticket = m_ports.pending.find(hash, PendingKind::Ticket, m_ports.clock.now());
    if (!ticket)
        return failWith(ticket);
    if (!*ticket || (*ticket)->user != m_user.user.id)
        return std::nullopt;
    return ProvenFactor{.kind = ProvenFactor::Kind::Ticket, .hash = hash};
}

Result<bool> FactorCheck::useUp(const ProvenFactor &factor)
{
    switch (factor.kind) {
    case ProvenFactor::Kind::Code:
        return m_ports.mfa.accept(factor.method, factor.step, m_ports.clock.now());
    case ProvenFactor::Kind::RecoveryCode:
        return redeemRecoveryCode(factor.hash);
    case ProvenFactor::Kind::Ticket:
        return m_ports.pending.take(factor.hash, PendingKind::Ticket, m_ports.clock.now());
    }
    return false;
}

// The owner is told, and how many are left.
Result<bool> FactorCheck::redeemRecoveryCode(const QByteArray &hash)
{
    const auto redeemed = m_ports.mfa.redeemRecoveryCode(m_user.user.id, hash);
    if (!redeemed || !*redeemed)
        return redeemed;
    const auto settings = m_ports.settings.load();
    if (!settings)
        return failWith(settings);
    const auto left = m_ports.mfa.recoveryCodes(m_user.user.id);
    if (!left)
        return failWith(left);
    return PostOffice(m_ports)
        .notify(m_user, QStringLiteral("recovery-code-used"), *settings,
                {{QStringLiteral("left"), QString::number(left->unused.size())}})
        .transform([] { return true; });
}

} // namespace latchkey
