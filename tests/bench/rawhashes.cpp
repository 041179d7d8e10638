// SPDX-License-Identifier: MIT
#include <bench/rawhashes.h>

#include <QtLogging>

#include <argon2.h>
#include <dlfcn.h>
#include <sodium.h>
#include <sys/mman.h>

#include <array>
#include <chrono>
#include <utility>

namespace latchkey::bench {

namespace {

constexpr std::uint32_t memoryKiB = 46 * 1024;
constexpr std::size_t memorySize = std::size_t{memoryKiB} * 1024;

using Salt = std::array<std::uint8_t, 16>;
using Tag = std::array<std::uint8_t, 32>;

thread_local double hashingTime = 0;

class KeptMemory
{
public:
    KeptMemory()
        : m_bytes(mmap(nullptr, memorySize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
    {
        if (m_bytes == MAP_FAILED)
            qFatal("no memory");
        madvise(m_bytes, memorySize, MADV_HUGEPAGE);
    }
    ~KeptMemory() { munmap(m_bytes, memorySize); }
    Q_DISABLE_COPY_MOVE(KeptMemory)

    std::uint8_t *bytes() const { return static_cast<std::uint8_t *>(m_bytes); }

private:
    void *m_bytes;
};

std::uint8_t *keptMemory()
{
    thread_local const KeptMemory memory;
    return memory.bytes();
}

} // namespace

void hashInRawArena(QByteArrayView password)
{
    Salt salt{};
    Tag tag{};
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
        *memory = keptMemory();
        return int{ARGON2_OK};
    };
    context.free_cbk = [](std::uint8_t *, std::size_t) {};
    if (argon2_ctx(&context, Argon2_id) != ARGON2_OK)
        qFatal("libargon2 refused");
}

void hashByLibargon2(QByteArrayView password)
{
    const Salt salt{};
    Tag tag{};
    if (argon2id_hash_raw(1, memoryKiB, 1, password.data(), std::size_t(password.size()), salt.data(),
                          salt.size(), tag.data(), tag.size()) != ARGON2_OK)
        qFatal("libargon2 refused");
}

void hashByLibsodium(QByteArrayView password)
{
    const Salt salt{};
    Tag tag{};
    if (crypto_pwhash(tag.data(), tag.size(), password.data(), std::size_t(password.size()), salt.data(), 1,
                      memorySize, crypto_pwhash_ALG_ARGON2ID13) != 0)
        qFatal("libsodium refused");
}

double takeHashingTime()
{
    return std::exchange(hashingTime, 0);
}

} // namespace latchkey::bench

// The program's own symbol comes before libargon2's, also for the library that is measured.
extern "C" [[gnu::visibility("default")]] int argon2_ctx(argon2_context *context, argon2_type type)
{
    static const auto real = reinterpret_cast<decltype(&argon2_ctx)>(dlsym(RTLD_NEXT, "argon2_ctx"));
    const auto begin = std::chrono::steady_clock::now();
    const int status = real(context, type);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    latchkey::bench::hashingTime += taken.count();
    return status;
}
