// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/readers.h>

#include <vector>

namespace latchkey {

namespace {

struct EndOfThread
{
    std::vector<std::weak_ptr<Readers>> used;

    ~EndOfThread()
    {
        for (const auto &weak : used) {
            if (const auto readers = weak.lock())
                readers->drop(std::this_thread::get_id());
        }
    }
};

thread_local EndOfThread endOfThread;

} // namespace

Result<Connection *> Readers::ofThisThread()
{
    const auto thread = std::this_thread::get_id();
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_connections.find(thread); found != m_connections.end())
            return found->second.get();
    }
    auto opened = Connection::open(m_path);
    if (!opened)
        return failWith(opened);
    std::erase_if(endOfThread.used, [](const auto &weak) { return weak.expired(); });
    endOfThread.used.push_back(weak_from_this());
    const std::lock_guard lock(m_mutex);
    return (m_connections[thread] = std::move(*opened)).get();
}

void Readers::drop(std::thread::id thread)
{
    const std::lock_guard lock(m_mutex);
    m_connections.erase(thread);
}

} // namespace latchkey
