// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/coreexport.h>

#include <QString>

namespace latchkey {

inline constexpr int maximumEmailBytes = 254; //!< of the normalised form (RFC 5321 §4.5.3.1.3)

//! An address in its two forms: as written, which mail goes to, and as compared.
class LATCHKEY_CORE_EXPORT EmailAddress
{
public:
    //! Reads a dot-atom address (RFC 5322 §3.4.1), UTF-8 allowed (RFC 6531). Quoted local parts and address
    //! literals are refused. Errors: InvalidInput with EmailMissing, EmailTooLong or EmailMalformed.
    static Result<EmailAddress> parse(const QString &written);

    //! Trimmed and NFC, otherwise as typed.
    const QString &written() const { return m_written; }
    //! Unique form: NFC, ASCII letters lowered, domain as A-labels (RFC 5890). No full case folding.
    const QString &key() const { return m_key; }

private:
    EmailAddress(QString written, QString key)
        : m_written(std::move(written))
        , m_key(std::move(key))
    {}

    QString m_written;
    QString m_key;
};

} // namespace latchkey
