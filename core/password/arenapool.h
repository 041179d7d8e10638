// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace latchkey {

//! A block of memory mapped for hashing: backed by huge pages where the system has them, and kept out of core
//! dumps. Its first byte lies on a huge page's boundary.
class Arena
{
public:
    //! Nothing if the system has no memory.
    static std::optional<Arena> map(std::size_t size);

    Arena(Arena &&other) noexcept;
    Arena &operator=(Arena &&other) noexcept;
    ~Arena();

    std::span<std::uint8_t> bytes() const { return m_bytes; }

private:
    explicit Arena(std::span<std::uint8_t> bytes);

    std::span<std::uint8_t> m_bytes;
};

//! Bounds how many hashes run at once and keeps their memory between them: touching a fresh page costs more
//! than filling it. Arenas are mapped when first needed. Thread-safe.
class ArenaPool
{
public:
    //! The right to hash in an arena; gives it back when destroyed. Must not outlive the pool.
    class Lease
    {
    public:
        Lease(Lease &&other) noexcept;
        Lease &operator=(Lease &&) = delete;
        ~Lease();

        std::span<std::uint8_t> bytes() const { return m_arena.bytes(); }

    private:
        friend ArenaPool;
        Lease(ArenaPool *pool, Arena arena);

        ArenaPool *m_pool;
        Arena m_arena;
    };

    //! At most \a count leases at a time (at least one), each of \a arenaSize bytes.
    ArenaPool(int count, std::size_t arenaSize);

    //! Waits for a turn. The lease has at least \a size bytes; one larger than the pool's arenas is mapped
    //! for this lease alone. Nothing if the system has no memory.
    std::optional<Lease> acquire(std::size_t size);

private:
    std::optional<Arena> takeArena(std::size_t size);
    void release(std::optional<Arena> arena);

    const std::size_t m_arenaSize;
    std::mutex m_mutex;
    std::condition_variable m_released;
    int m_freeTurns;
    std::vector<Arena> m_idle;
};

} // namespace latchkey
