// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedpaths.h>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace latchkey {

namespace {

QString userData(const QString &name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)).filePath(name);
}

QString databasePath(const QString &option)
{
    if (!option.isEmpty()) {
        // QDir's filePath() leaves an absolute path alone
        return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(option);
    }
    const QString set = qEnvironmentVariable("LATCHKEY_DATABASE");
    if (!set.isEmpty())
        return QDir::current().absoluteFilePath(set);
    return userData(QStringLiteral("latchkey/users.db"));
}

QString besides(const QString &option, const char *variable, const QString &fallback)
{
    const QString chosen = option.isEmpty() ? qEnvironmentVariable(variable) : option;
    return QDir::current().absoluteFilePath(chosen.isEmpty() ? fallback : chosen);
}

} // namespace

EmbeddedPaths embeddedPaths(const EmbeddedOptions &options)
{
    const QString database = QDir::cleanPath(databasePath(options.database));
    return {.database = database,
            .keyFile = besides(options.keyFile, "LATCHKEY_KEYFILE", database + QStringLiteral(".key")),
            .keyFileNamed = !options.keyFile.isEmpty() || !qEnvironmentVariableIsEmpty("LATCHKEY_KEYFILE"),
            .outboxFolder = besides(options.outboxFolder, "LATCHKEY_OUTBOX",
                                    QFileInfo(database).dir().filePath(QStringLiteral("outbox"))),
            .secretsFolder = userData(QStringLiteral("latchkey/secrets")),
            .mailTemplates = options.mailTemplates.isEmpty()
                                 ? QString()
                                 : QDir::current().absoluteFilePath(options.mailTemplates)};
}

} // namespace latchkey
