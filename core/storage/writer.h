// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/transactor.h>
#include <latchkey/core/storage/connection.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

namespace latchkey {

//! The one connection that writes in transactions. Threads take turns with it, so that the pages it has read
//! stay true: what one connection commits makes all others read anew.
class Writer
{
public:
    explicit Writer(std::unique_ptr<Connection> connection)
        : m_connection(std::move(connection))
    {}

    //! Runs \a work with the connection when it is this thread's turn, at once if it is already.
    Result<void> inTurn(const std::function<Result<void>()> &work);
    //! In turn, and not inside another.
    Result<void> transaction(const std::function<Result<void>()> &work, Durability durability);
    bool isInTransaction() const { return m_isInTransaction; }
    //! Null unless it is this thread's turn.
    Connection *ofThisThread() const
    {
        return m_thread == std::this_thread::get_id() ? m_connection.get() : nullptr;
    }

private:
    std::unique_ptr<Connection> m_connection;
    std::timed_mutex m_turn;
    std::atomic<std::thread::id> m_thread; // whose turn it is
    bool m_isInTransaction = false;
};

} // namespace latchkey
