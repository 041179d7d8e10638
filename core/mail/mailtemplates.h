// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <QHash>
#include <QString>
#include <QStringList>

namespace latchkey {

struct RenderedMail
{
    QString subject;
    QString text;
    QString html;
    QString language; //!< the language it was found in
};

//! Which template, in which language, and whose.
struct MailTemplate
{
    QString name;     //!< "confirm", …
    QString language; //!< BCP 47; falls back from "de-AT" to "de" to "en"
    //! The embedder's, laid out as resources/mail: <language>/<name>.{subject,txt,html}. Each file there
    //! takes the place of ours; a language counts if all three are found. Empty: only ours.
    QString folder{};
};

//! Fills a template. Values keep to one line and are escaped in the HTML part. Thread-safe. Error: MailFailed
//! if a template or a value for one of its placeholders is missing.
//!
//! Each takes "app" and "address", the recipient's. What mails a code ("confirm", "reset", "login-code",
//! "proof", "new-email", "address-moved") also takes "code", as it is to be read: K7MQ-2PR9.
//! "approval-needed" also takes "user", the address that signed up; "new-device" takes "device" and "time",
//! "recovery-code-used" takes "left", how many are.
//! "address-changed" (by an admin) and "address-moved" (by the user) go to the old address, "address-undone"
//! to the one that was given up again. "test" shows that mail arrives.
Result<RenderedMail> fillTemplate(const MailTemplate &which, const QHash<QString, QString> &values);

//! The names of all templates.
QStringList mailTemplateNames();

} // namespace latchkey
