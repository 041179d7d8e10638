// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/users/user.h>

#include <QByteArray>
#include <QList>

#include <optional>

namespace latchkey {

//! A session that has not ended, as far as a check of it needs to know.
struct OpenSession
{
    QByteArray tokenHash;
    UserId user{};
    Timestamp lastUsed;
};

//! The same for a list of them.
struct ListedSession
{
    qint64 id = 0; //!< see sessionid.h
    QString device;
    Timestamp opened;
    Timestamp lastUsed;
};

//! Where sessions are kept, by the SHA-256 of their tokens.
class SessionStore
{
public:
    virtual ~SessionStore() = default;

    virtual Result<void> insert(const QByteArray &tokenHash, UserId user, const QString &device,
                                Timestamp now) = 0;
    virtual Result<std::optional<OpenSession>> find(const QByteArray &tokenHash) = 0;
    virtual Result<void> noteUse(const QByteArray &tokenHash, Timestamp now) = 0;
    //! The user's, the one used last first.
    virtual Result<QList<ListedSession>> list(UserId user) = 0;
    virtual Result<void> end(const QByteArray &tokenHash) = 0;
    //! Ends one of the user's by its id; false if there is none.
    virtual Result<bool> end(UserId user, qint64 id) = 0;
    virtual Result<void> endAll(UserId user) = 0;
    virtual Result<void> endOthers(UserId user, const QByteArray &keptTokenHash) = 0;
};

} // namespace latchkey
