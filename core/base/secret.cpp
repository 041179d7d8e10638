// SPDX-License-Identifier: MIT
#include <latchkey/core/base/secret.h>

#include <QString>
#include <QStringDecoder>
#include <QStringEncoder>

#include <openssl/crypto.h>

namespace latchkey {

void wipeMemory(void *data, std::size_t size)
{
    OPENSSL_cleanse(data, size);
}

Secret::Secret(const QString &text)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    m_bytes.resize(std::size_t(encoder.requiredSpace(text.size())));
    const char *end = encoder.appendToBuffer(m_bytes.data(), text);
    m_isText = !encoder.hasError();
    // shrinking keeps the buffer, so what lies behind the end is wiped with the rest
    m_bytes.resize(std::size_t(end - m_bytes.data()));
}

Secret Secret::fromUtf8(QByteArrayView bytes)
{
    Secret secret = fromBytes(bytes);
    secret.m_isText = bytes.isValidUtf8();
    return secret;
}

Secret Secret::fromBytes(QByteArrayView bytes)
{
    Secret secret;
    secret.m_bytes.assign(bytes.begin(), bytes.end());
    return secret;
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
    , m_isText(other.m_isText)
{
    other.m_bytes.clear();
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other)
        *this = Secret(other);
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.m_bytes.clear();
        m_isText = other.m_isText;
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    if (m_bytes.capacity() == 0)
        return;
    m_bytes.resize(m_bytes.capacity());
    wipeMemory(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace latchkey
