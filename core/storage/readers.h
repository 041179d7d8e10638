// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/storage/connection.h>

#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace latchkey {

//! The connections that read, one for each thread; a thread that ends drops its own. Thread-safe, and kept by
//! a shared pointer.
class Readers : public std::enable_shared_from_this<Readers>
{
public:
    explicit Readers(const QString &path)
        : m_path(path)
    {}

    Result<Connection *> ofThisThread();
    void drop(std::thread::id thread);

private:
    QString m_path;
    std::mutex m_mutex;
    std::unordered_map<std::thread::id, std::unique_ptr<Connection>> m_connections;
};

} // namespace latchkey
