// SPDX-License-Identifier: MIT
#include <bench/rawarena.h>

#include <QtAssert>

#include <argon2.h>
#include <sys/mman.h>

#include <array>

namespace latchkey::bench {

namespace {

constexpr std::uint32_t memoryKiB = 46 * 1024;

std::uint8_t *arena()
{
    static std::uint8_t *const memory = [] {
        constexpr std::size_t size = std::size_t{memoryKiB} * 1024;
        void *mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        Q_ASSERT(mapped != MAP_FAILED);
        madvise(mapped, size, MADV_HUGEPAGE);
        return static_cast<std::uint8_t *>(mapped);
    }();
    return memory;
}

} // namespace

void hashInRawArena(QByteArrayView password)
{
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, 32> tag{};
    argon2_context context{};
    context.out = tag.data();
    context.outlen = tag.size();
    context.pwd = reinterpret_cast<std::uint8_t *>(const_cast<char *>(password.data()));
    context.pwdlen = std::uint32_t(password.size());
    context.salt = salt.data();
    context.saltlen = salt.size();
    context.t_cost = 1;
    context.m_cost = memoryKiB;
    context.lanes = 1;
    context.threads = 1;
    context.version = ARGON2_VERSION_13;
    context.allocate_cbk = [](std::uint8_t **memory, std::size_t) {
        *memory = arena();
        return int{ARGON2_OK};
    };
    context.free_cbk = [](std::uint8_t *, std::size_t) {};
    [[maybe_unused]] const int status = argon2_ctx(&context, Argon2_id);
    Q_ASSERT(status == ARGON2_OK);
}

} // namespace latchkey::bench
