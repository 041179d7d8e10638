// SPDX-License-Identifier: MIT
#pragma once

#include <bench/rawsqlite.h>

#include <latchkey/core/embedded/embeddedclient.h>

#include <QTemporaryDir>

#include <utility>

namespace latchkey::bench {

//! The value; what fails in a benchmark ends it.
template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(authErrorCodeName(result.error().code)),
               qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

//! A database with many users, and a copy of it that only SQLite itself works on. Both lie in the working
//! directory while this lives.
class Population
{
public:
    //! See RawSqlite::multiplyUser().
    explicit Population(int count, const QByteArray &otherHash = {});

    UsersService &service() { return m_client->service(); }
    RawSqlite &raw() { return m_raw; }
    //! The first user: the one all others are copies of.
    const User &first() const { return m_first; }
    //! Everybody's.
    const Secret &password() const { return m_password; }
    //! Addresses of one user after the other, from the first again after the last.
    QString nextAddress();

private:
    std::unique_ptr<EmbeddedClient> opened(int count, const QByteArray &otherHash);

    QTemporaryDir m_folder;
    int m_count;
    int m_next = 0;
    Secret m_password;
    User m_first;
    std::unique_ptr<EmbeddedClient> m_client;
    RawSqlite m_raw;
};

} // namespace latchkey::bench
