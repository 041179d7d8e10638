// SPDX-License-Identifier: MIT
#include <latchkey/core/password/arenapool.h>

#include <algorithm>
#include <utility>

#include <sys/mman.h>

namespace latchkey {

namespace {

constexpr std::size_t hugePage = std::size_t{2} << 20;

std::size_t roundUp(std::size_t size)
{
    return (size + hugePage - 1) / hugePage * hugePage;
}

} // namespace

std::optional<Arena> Arena::map(std::size_t size)
{
    const std::size_t length = roundUp(size);
    const std::size_t slack = length + hugePage;
    void *start = mmap(nullptr, slack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        return {};
    auto *first = static_cast<std::uint8_t *>(start);
    const std::size_t before =
        roundUp(reinterpret_cast<std::uintptr_t>(first)) - reinterpret_cast<std::uintptr_t>(first);
    if (before > 0)
        munmap(first, before);
    if (before < hugePage)
        munmap(first + before + length, hugePage - before);
    // both are advice: without them hashing is slower, or a core dump larger
    madvise(first + before, length, MADV_HUGEPAGE);
    madvise(first + before, length, MADV_DONTDUMP);
    return Arena(std::span(first + before, length));
}

Arena::Arena(std::span<std::uint8_t> bytes)
    : m_bytes(bytes)
{}

Arena::Arena(Arena &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{}

Arena &Arena::operator=(Arena &&other) noexcept
{
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

Arena::~Arena()
{
    if (!m_bytes.empty())
        munmap(m_bytes.data(), m_bytes.size());
}

ArenaPool::Lease::Lease(ArenaPool *pool, Arena arena)
    : m_pool(pool)
    , m_arena(std::move(arena))
{}

ArenaPool::Lease::Lease(Lease &&other) noexcept
    : m_pool(std::exchange(other.m_pool, nullptr))
    , m_arena(std::move(other.m_arena))
{}

ArenaPool::Lease::~Lease()
{
    if (m_pool)
        m_pool->release(std::move(m_arena));
}

ArenaPool::ArenaPool(int count, std::size_t arenaSize)
    : m_arenaSize(roundUp(arenaSize))
    , m_freeTurns(std::max(count, 1))
{
    m_idle.reserve(std::size_t(m_freeTurns));
}

std::optional<ArenaPool::Lease> ArenaPool::acquire(std::size_t size)
{
    std::optional<Arena> arena = takeArena(size);
    if (!arena)
        arena = Arena::map(std::max(size, m_arenaSize));
    if (!arena) {
        release({});
        return {};
    }
    return Lease(this, std::move(*arena));
}

std::optional<Arena> ArenaPool::takeArena(std::size_t size)
{
    std::unique_lock lock(m_mutex);
    m_released.wait(lock, [this] { return m_freeTurns > 0; });
    --m_freeTurns;
    if (size > m_arenaSize || m_idle.empty())
        return {};
    std::optional<Arena> arena(std::move(m_idle.back()));
    m_idle.pop_back();
    return arena;
}

void ArenaPool::release(std::optional<Arena> arena)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_freeTurns;
        if (arena && arena->bytes().size() == m_arenaSize)
            m_idle.push_back(std::move(*arena));
    }
    m_released.notify_one();
}

} // namespace latchkey
