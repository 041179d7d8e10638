// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/coreexport.h>

#include <QByteArrayView>
#include <QStringView>

#include <vector>

namespace latchkey {

//! Text or bytes that are overwritten when no longer needed: a password, a code, a key.
//!
//! Converts from QString, so that a form's text can be passed as it is. It cannot wipe the copies that the
//! QString's owner keeps. Copies wipe themselves. Not thread-safe; pass by value between threads.
class LATCHKEY_CORE_EXPORT Secret
{
public:
    Secret() = default;
    Secret(const QString &text); // NOLINT(google-explicit-constructor): passwords come from line edits
    //! Bytes that should be UTF-8; isText() tells whether they are.
    static Secret fromUtf8(QByteArrayView bytes);
    //! Bytes that are not text, such as a key.
    static Secret fromBytes(QByteArrayView bytes);

    Secret(const Secret &other) = default;
    Secret(Secret &&other) noexcept;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_bytes.empty(); }
    //! False if the text held a lone surrogate or the bytes were not UTF-8.
    bool isText() const { return m_isText; }
    //! The UTF-8 form; valid as long as this object is unchanged.
    QByteArrayView bytes() const { return {m_bytes.data(), qsizetype(m_bytes.size())}; }

private:
    void wipe();

    std::vector<char> m_bytes;
    bool m_isText = true;
};

//! Overwrites \a size bytes at \a data in a way that the compiler does not remove.
LATCHKEY_CORE_EXPORT void wipeMemory(void *data, std::size_t size);

} // namespace latchkey
