// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QRegularExpression>

using namespace std::chrono_literals;

namespace latchkey::test {

namespace {

// a failure here is the test's own: stop at once
template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qUtf8Printable(authErrorCodeName(result.error().code)),
               qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

Result<void> MailCatcher::send(const MailMessage &message)
{
    ++askedFor;
    if (refusing)
        return fail(AuthErrorCode::MailFailed, refusal, QStringLiteral("refusing"));
    messages << message;
    return {};
}

QString MailCatcher::lastCode() const
{
    static const QRegularExpression code(QStringLiteral("^[2-9A-Z]{4}-[2-9A-Z]{4}$"),
                                         QRegularExpression::MultilineOption);
    return messages.isEmpty() ? QString() : code.match(messages.constLast().text).captured();
}

QString wrongFor(const QString &code)
{
    return code.startsWith(QStringLiteral("2222")) ? QStringLiteral("3333-3333")
                                                   : QStringLiteral("2222-2222");
}

Timestamp TestService::start()
{
    return Timestamp(std::chrono::sys_days(2026y / 3 / 12) + 9h);
}

TestService::TestService()
    : clock(start())
    , database(must(Database::open(folder.filePath(QStringLiteral("users.db")))))
    , keyFile(folder.filePath(QStringLiteral("users.db.key")))
    , key(*database, keyFile, random)
    , users(*database)
    , settings(*database)
    , sessions(*database)
    , throttle(*database)
    , devices(*database)
    , mfa(*database)
    , pending(*database)
    , codes(*database)
    , outbox(*database)
    , audit(*database)
    , hasher(random, 4, Argon2Params{.memoryKiB = 64, .passes = 1, .lanes = 1})
    , portsOfService(ports())
    , service(portsOfService)
{}

UsersServicePorts TestService::ports()
{
    return {.transactor = *database,
            .users = users,
            .settings = settings,
            .sessions = sessions,
            .throttle = throttle,
            .devices = devices,
            .mfa = mfa,
            .pending = pending,
            .codes = codes,
            .outbox = outbox,
            .audit = audit,
            .hasher = hasher,
            .transport = mails,
            .clock = clock,
            .random = random,
            .key = key};
}

User TestService::add(const QString &email, const QString &password, Role role)
{
    return must(service.addUser(email, password, {.role = role, .enabled = true, .confirmedEmail = true}));
}

void TestService::set(const QString &settingKey, const QString &value)
{
    must(service.setSetting(settingKey, value));
}

QString TestService::mailedCode()
{
    must(service.flushOutbox());
    return mails.lastCode();
}

} // namespace latchkey::test
