// SPDX-License-Identifier: MIT
#include "commandline.h"
#include "console.h"
#include "help.h"
#include "output.h"

#include <latchkey/core/base/coredumps.h>

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QStringDecoder>

using namespace Qt::StringLiterals;
using namespace latchkey;
using namespace latchkey::ctl;

namespace {

enum ExitStatus { Done = 0, Refused = 1, WrongUsage = 2 };

int report(const Failure &failure)
{
    if (failure.code) {
        writeError(u"%1: %2"_s.arg(authErrorCodeName(*failure.code), failure.sentence));
        return Refused;
    }
    writeError(failure.sentence + u"\nTry “latchkeyctl --help”, or “latchkeyctl COMMAND --help”."_s);
    return WrongUsage;
}

int print(const QByteArray &bytes)
{
    if (writeOutput(bytes))
        return Done;
    return report(
        {.code = AuthErrorCode::StorageFailed, .sentence = u"Standard output cannot be written to."_s});
}

//! The command line as text. QCoreApplication would replace broken UTF-8 and so act on another user.
std::expected<QStringList, Failure> textArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        arguments.append(decoder(QByteArrayView(argv[i])));
        if (decoder.hasError())
            return std::unexpected(Failure{.code = AuthErrorCode::InvalidInput,
                                           .sentence = u"Argument %1 is not text in UTF-8."_s.arg(i)});
    }
    return arguments;
}

//! A relative path, also that of the environment, is seen from the working directory.
QString databasePath(const Call &call)
{
    const QString path = call.has(u"database"_s) ? call.options.value(u"database"_s)
                                                 : qEnvironmentVariable("LATCHKEY_DATABASE");
    return path.isEmpty() ? path : QDir::current().absoluteFilePath(path);
}

std::expected<void, Failure> readInput(Call &call)
{
    if (!call.has(u"password-stdin"_s) && !call.has(u"value-stdin"_s) && !call.has(u"passphrase-stdin"_s))
        return {};
    auto secret = readSecret();
    if (!secret)
        return std::unexpected(
            Failure{.code = AuthErrorCode::InvalidInput, .sentence = u"Standard input cannot be read."_s});
    call.secret = std::move(*secret);
    return {};
}

Outcome execute(Call &call)
{
    if (const auto read = readInput(call); !read)
        return std::unexpected(read.error());
    const EmbeddedOptions options{.appName = call.options.value(u"app-name"_s),
                                  .appId = call.options.value(u"app-id"_s),
                                  .database = databasePath(call),
                                  .keyFile = {},
                                  .outboxFolder = {},
                                  .language = {},
                                  .runsMaintenance = false,
                                  .remembersDevice = false,
                                  .mailTemplates = call.options.value(u"templates"_s)};
    if (call.command->keep)
        return call.command->keep(call, options);
    const auto client = openEmbedded(options);
    if (!client && client.error().code == AuthErrorCode::InvalidInput) // of a name or id to begin with
        return std::unexpected(
            Failure{.code = client.error().code,
                    .sentence = u"%1 (%2)"_s.arg(failure(client.error()).sentence, client.error().detail)});
    if (!client)
        return refused(client);
    return call.command->run(call, **client);
}

int run(const QStringList &arguments)
{
    if (const auto topic = helpTopic(arguments))
        return print(helpText(*topic).toUtf8());
    if (asksForVersion(arguments))
        return print("latchkeyctl " LATCHKEY_VERSION "\n");
    auto call = parse(arguments);
    if (!call)
        return report(call.error());
    const auto outcome = execute(*call);
    if (!outcome)
        return report(outcome.error());
    if (!outcome->warning.isEmpty())
        writeError(outcome->warning);
    return print(call->has(u"json"_s) ? outcome->json.toJson(QJsonDocument::Compact) + '\n'
                                      : printable(outcome->text).toUtf8());
}

} // namespace

int main(int argc, char **argv)
{
    forbidCoreDumps();
    // Qt would warn where the locale is not UTF-8; this program writes UTF-8 anyway.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    QCoreApplication app(argc, argv);
    qInstallMessageHandler(nullptr);
    // mail that cannot go out now waits in the outbox: no matter of this command. QT_LOGGING_RULES shows it.
    QLoggingCategory::setFilterRules(u"latchkey.*=false"_s);

    const auto arguments = textArguments(argc, argv);
    return arguments ? run(*arguments) : report(arguments.error());
}
