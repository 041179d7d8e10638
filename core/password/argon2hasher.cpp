// SPDX-License-Identifier: MIT
#include <latchkey/core/password/argon2hasher.h>

#include <latchkey/core/base/crypto.h>

#include <argon2.h>

namespace latchkey {

namespace {

constexpr qsizetype saltSize = 16;
constexpr qsizetype tagSize = 32;

// libargon2's callbacks get no context: the memory of the hash that this thread is computing.
thread_local std::span<std::uint8_t> currentMemory;

int giveMemory(std::uint8_t **memory, std::size_t size)
{
    if (size > currentMemory.size())
        return ARGON2_MEMORY_ALLOCATION_ERROR;
    *memory = currentMemory.data();
    return ARGON2_OK;
}

// libargon2 has wiped the memory before it calls this; the arena stays mapped.
void takeMemoryBack(std::uint8_t *, std::size_t) {}

argon2_type typeOf(Argon2Variant variant)
{
    switch (variant) {
    case Argon2Variant::D:
        return Argon2_d;
    case Argon2Variant::I:
        return Argon2_i;
    case Argon2Variant::Id:
        break;
    }
    return Argon2_id;
}

// libargon2 takes its input as pointers to non-const, but writes to them only under flags that are not set
// here.
std::uint8_t *input(QByteArrayView bytes)
{
    return reinterpret_cast<std::uint8_t *>(const_cast<char *>(bytes.data()));
}

std::size_t memorySize(const Argon2Params &params)
{
    return std::size_t{params.memoryKiB} * 1024;
}

} // namespace

QByteArray argon2Tag(const Secret &password, const Argon2Phc &phc, std::span<std::uint8_t> memory)
{
    QByteArray tag(phc.tag.size(), '\0');
    argon2_context context{};
    context.out = reinterpret_cast<std::uint8_t *>(tag.data());
    context.outlen = std::uint32_t(tag.size());
    context.pwd = input(password.bytes());
    context.pwdlen = std::uint32_t(password.bytes().size());
    context.salt = input(phc.salt);
    context.saltlen = std::uint32_t(phc.salt.size());
    context.t_cost = phc.params.passes;
    context.m_cost = phc.params.memoryKiB;
    context.lanes = phc.params.lanes;
    context.threads = 1; // the number of threads that hash is ours to bound
    context.version = phc.version;
    context.allocate_cbk = giveMemory;
    context.free_cbk = takeMemoryBack;
    context.flags = ARGON2_DEFAULT_FLAGS;

    currentMemory = memory;
    const int status = argon2_ctx(&context, typeOf(phc.variant));
    currentMemory = {};
    return status == ARGON2_OK ? tag : QByteArray();
}

Argon2Hasher::Argon2Hasher(RandomSource &random, int threads, const Argon2Params &params)
    : m_random(random)
    , m_params(params)
    , m_arenas(threads, memorySize(params))
{}

Result<QByteArray> Argon2Hasher::hash(const Secret &password)
{
    Argon2Phc phc = newPhc();
    m_random.fill(std::as_writable_bytes(std::span(phc.salt.data(), std::size_t(phc.salt.size()))));
    const Result<QByteArray> tag = tagOf(password, phc);
    if (!tag)
        return failWith(tag);
    phc.tag = *tag;
    return formatArgon2Phc(phc);
}

Result<QByteArray> Argon2Hasher::hashAlike(const Secret &text, QByteArrayView phc)
{
    auto alike = parseArgon2Phc(phc);
    if (!alike)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None,
                    QStringLiteral("a stored hash is of an unknown form"));
    return tagOf(text, *alike).transform([&](const QByteArray &tag) {
        alike->tag = tag;
        return formatArgon2Phc(*alike);
    });
}

Result<bool> Argon2Hasher::verify(const Secret &password, QByteArrayView phc)
{
    const auto stored = parseArgon2Phc(phc);
    if (!stored)
        return false;
    const Result<QByteArray> tag = tagOf(password, *stored);
    if (!tag)
        return failWith(tag);
    return constantTimeEquals(*tag, stored->tag);
}

QByteArray Argon2Hasher::blankHash() const
{
    return formatArgon2Phc(newPhc());
}

bool Argon2Hasher::needsRehash(QByteArrayView phc) const
{
    const auto stored = parseArgon2Phc(phc);
    const Argon2Phc wanted = newPhc();
    return !stored || stored->variant != wanted.variant || stored->version != wanted.version ||
           stored->params != wanted.params || stored->salt.size() != wanted.salt.size() ||
           stored->tag.size() != wanted.tag.size();
}

// What hash() makes, with the salt and the tag still blank.
Argon2Phc Argon2Hasher::newPhc() const
{
    return {.params = m_params, .salt = QByteArray(saltSize, '\0'), .tag = QByteArray(tagSize, '\0')};
}

Result<QByteArray> Argon2Hasher::tagOf(const Secret &password, const Argon2Phc &phc)
{
    const auto lease = m_arenas.acquire(memorySize(phc.params));
    if (!lease)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None,
                    QStringLiteral("no memory to compute a password hash"));
    QByteArray tag = argon2Tag(password, phc, lease->bytes());
    if (tag.isEmpty())
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None,
                    QStringLiteral("libargon2 refused to compute a password hash"));
    return tag;
}

} // namespace latchkey
