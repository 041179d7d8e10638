// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/newfactor.h>

#include <latchkey/core/mfa/recoverycode.h>
#include <latchkey/core/mfa/sealedtotp.h>

#include <algorithm>

namespace latchkey {

Result<void> checkFactorName(const QString &name)
{
    const bool fits = name.size() <= longestFactorName && name.isValidUtf16() &&
                      std::ranges::all_of(name, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    return fits ? Result<void>() : fail(AuthErrorCode::InvalidInput, AuthErrorReason::NameUnfit);
}

Result<NewFactor> FactorAddition::open(const MfaMethod &method, const QString &emailKey,
                                       const Settings &settings)
{
    if (!settings.enabledMfaTypes().contains(method.type))
        return fail(AuthErrorCode::MethodNotEnabled);
    if (const auto named = checkFactorName(method.name); !named)
        return failWith(named);
    const auto key = m_ports.key.get();
    if (!key)
        return failWith(key);
    auto offer = openTotpOffer(**key, method);
    if (!offer)
        return failWith(offer);
    if (offer->emailKey != emailKey)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::MethodForeign);
    if (offer->expires <= m_ports.clock.now())
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::MethodExpired);
    return NewFactor{.method = method, .key = std::move(offer->key)};
}

Result<RecoverySet> FactorAddition::makeRecoverySet()
{
    RecoverySet set;
    while (set.codes.size() < recoveryCodeCount) {
        const Secret code = makeRecoveryCode(m_ports.random);
        const auto hash = set.hashes.isEmpty() ? m_ports.hasher.hash(code)
                                               : m_ports.hasher.hashAlike(code, set.hashes.constFirst());
        if (!hash)
            return failWith(hash);
        set.codes << displayRecoveryCode(code);
        set.hashes << *hash;
    }
    return set;
}

Result<void> FactorAddition::addRecoverySet(NewFactor &factor, UserId user)
{
    const auto codes = m_ports.mfa.recoveryCodes(user);
    if (!codes)
        return failWith(codes);
    if (!codes->unused.isEmpty() && factor.clearExisting == ClearExisting::No)
        return {};
    return makeRecoverySet().transform([&](RecoverySet &&set) { factor.recovery = std::move(set); });
}

Result<void> FactorAddition::makeRoom(const NewFactor &factor, UserId user)
{
    if (factor.clearExisting == ClearExisting::Yes)
        return m_ports.mfa.removeAll(user);
    const auto methods = m_ports.mfa.methods(user);
    if (!methods)
        return failWith(methods);
    if (methods->size() >= mostFactors)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::TooManyFactors);
    return {};
}

Result<void> FactorAddition::add(NewFactor &factor, const UserRecord &user)
{
    const UserId id = user.user.id;
    const auto key = m_ports.key.get();
    if (!key)
        return failWith(key);
    if (const auto room = makeRoom(factor, id); !room)
        return room;
    const Timestamp now = m_ports.clock.now();
    const auto inserted = m_ports.mfa.insert(
        {.user = id,
         .type = factor.method.type,
         .id = factor.method.id,
         .name = factor.method.name.trimmed(),
         .created = now,
         .sealedData = sealTotpKey(**key, mfaSealPurpose(id, factor.method.id), factor.key, m_ports.random)});
    if (!inserted || factor.recovery.hashes.isEmpty())
        return inserted;
    const auto codes = m_ports.mfa.recoveryCodes(id);
    if (!codes)
        return failWith(codes);
    // those that came with another factor meanwhile have been shown to somebody
    if (!codes->unused.isEmpty() && factor.clearExisting == ClearExisting::No) {
        factor.recovery = {};
        return {};
    }
    return m_ports.mfa.replaceRecoveryCodes(id, factor.recovery.hashes, now);
}

} // namespace latchkey
