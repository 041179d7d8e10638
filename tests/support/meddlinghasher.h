// SPDX-License-Identifier: MIT
#pragma once

#include "testservice.h"

#include <functional>

namespace latchkey::test {

//! Changes the world while a password is being checked.
class MeddlingHasher : public PasswordHasher
{
public:
    MeddlingHasher(PasswordHasher &real, std::function<void()> meddle)
        : m_real(real)
        , m_meddle(std::move(meddle))
    {}
    Result<QByteArray> hash(const Secret &secret) override { return m_real.hash(secret); }
    Result<QByteArray> hashAlike(const Secret &text, QByteArrayView like) override
    {
        return m_real.hashAlike(text, like);
    }
    bool canVerify(QByteArrayView stored) const override { return m_real.canVerify(stored); }
    Result<bool> verify(const PasswordTry &secret, QByteArrayView phc) override
    {
        m_meddle();
        return m_real.verify(secret, phc);
    }
    void verifyDummy(const PasswordTry &secret, QByteArrayView kind) override
    {
        ++dummies;
        kinds << kind.toByteArray();
        m_real.verifyDummy(secret, kind);
    }
    bool needsRehash(QByteArrayView phc) const override { return m_real.needsRehash(phc); }

    int dummies = 0;
    QList<QByteArray> kinds;

private:
    PasswordHasher &m_real;
    std::function<void()> m_meddle;
};

//! The ports of a service that hashes by another hasher.
inline UsersServicePorts portsWith(TestService &world, PasswordHasher &hasher)
{
    return {.transactor = *world.database,
            .users = world.users,
            .settings = world.settings,
            .sessions = world.sessions,
            .throttle = world.throttle,
            .devices = world.devices,
            .mfa = world.mfa,
            .pending = world.pending,
            .codes = world.codes,
            .outbox = world.outbox,
            .audit = world.audit,
            .hasher = hasher,
            .transport = world.mails,
            .clock = world.clock,
            .random = world.random,
            .key = world.key};
}

} // namespace latchkey::test
