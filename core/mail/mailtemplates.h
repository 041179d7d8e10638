// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <QHash>
#include <QString>

namespace latchkey {

struct RenderedMail
{
    QString subject;
    QString text;
    QString html;
    QString language; //!< the language it was found in
};

//! Fills the template \a name ("confirm", …) of resources/mail/<language>/. \a language is BCP 47; falls back
//! from "de-AT" to "de" to "en". Values keep to one line and are escaped in the HTML part. Thread-safe.
//! Error: MailFailed if a template or a value for one of its placeholders is missing.
//!
//! Each takes "app" and "address", the recipient's. What mails a code ("confirm", "reset", "login-code",
//! "proof", "new-email", "address-moved") also takes "code", as it is to be read: K7MQ-2PR9.
//! "approval-needed" also takes "user", the address that signed up; "new-device" takes "device" and "time".
//! "address-changed" (by an admin) and "address-moved" (by the user) go to the old address, "address-undone"
//! to the one that was given up again.
Result<RenderedMail> renderMail(const QString &name, const QString &language,
                                const QHash<QString, QString> &values);

} // namespace latchkey
