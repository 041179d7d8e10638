// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>
#include <latchkey/core/embedded/embeddedclient.h>

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <expected>
#include <optional>

namespace latchkey::ctl {

//! What a command has to say: the text for people, or the document under --json.
struct Output
{
    QJsonDocument json{QJsonObject()};
    QString text;
    QString warning{}; //!< for standard error
};

//! Why a command did not do its work.
struct Failure
{
    std::optional<AuthErrorCode> code; //!< none: the command line is at fault
    QString sentence;
};

using Outcome = std::expected<Output, Failure>;

//! A failure in the words that people read everywhere in Latchkey.
Failure failure(const AuthError &error);
Failure failure(AuthErrorCode code, AuthErrorReason reason = AuthErrorReason::None);

template<typename T>
[[nodiscard]] std::unexpected<Failure> refused(const Result<T> &result)
{
    return std::unexpected(failure(result.error()));
}

enum class Presence { Optional, Required };

//! One `--name` or `--name VALUE`.
struct Option
{
    QString name;
    QString placeholder; //!< of its value; empty: it takes none
    QString help;
    Presence presence = Presence::Optional;
};

struct Command;

//! One command line, taken apart.
struct Call
{
    const Command *command = nullptr;
    QStringList arguments;
    QHash<QString, QString> options;
    Secret secret; //!< from standard input

    bool has(const QString &option) const { return options.contains(option); }
};

//! One command: parsing, help and execution all come from here.
struct Command
{
    QStringList words;
    QStringList arguments; //!< as in "EMAIL", "[KEY]" for an optional one, "KEY=VALUE…" for one or more
    QString summary;
    QList<Option> options;
    QStringList examples; //!< whole command lines
    Outcome (*run)(const Call &, EmbeddedClient &) = nullptr;
    //! Instead of run(): for what concerns the database as a whole, which no client has open then.
    Outcome (*keep)(const Call &, const EmbeddedOptions &) = nullptr;
    //! What is wrong with a call whose options and number of arguments are right; empty: nothing.
    QString (*problem)(const Call &) = nullptr;
};

} // namespace latchkey::ctl
