// SPDX-License-Identifier: MIT
#include "mfaworld.h"

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

MfaWorld::MfaWorld()
    : ada(add(QStringLiteral("ada@example.com")))
    , secret(addApp(ada))
{
    mailedKinds();
}

Secret MfaWorld::addApp(const User &user, ClearExisting clearExisting)
{
    const TotpSecret made = must(service.generateTotpSecret(user.email));
    const auto shown =
        must(service.addMfaMethod(user.id, {.method = made.mfaMethod,
                                            .proof = {.kind = ProofKind::Password, .value = password},
                                            .clearExisting = clearExisting}));
    if (!shown.isEmpty())
        recoveryCodes = shown;
    return made.secret;
}

MfaLogin MfaWorld::code(std::chrono::seconds off)
{
    return {.type = QStringLiteral("totp"), .value = Authenticator::codeOf(secret, clock.now() + off)};
}

MfaLogin MfaWorld::recoveryCode(qsizetype index) const
{
    return {.type = QStringLiteral("recovery"), .value = recoveryCodes.at(index)};
}

Result<User> MfaWorld::login(const std::optional<MfaLogin> &given, const Origin &origin)
{
    return service.loginWithEmail(session, {.email = ada.email, .password = password, .mfa = given}, origin);
}

Result<User> MfaWorld::loginFrom(Secret &deviceToken, const std::optional<MfaLogin> &given)
{
    const auto user = login(given, {.caller = Caller::Client, .deviceToken = deviceToken});
    if (user && !session.deviceToken().isEmpty())
        deviceToken = session.deviceToken();
    return user;
}

PendingLogin MfaWorld::pendingLogin()
{
    const auto stopped = login();
    if (stopped)
        qFatal("no second factor was asked for");
    return stopped.error().pending;
}

QStringList MfaWorld::mailedKinds()
{
    QStringList kinds;
    for (const OutboxMessage &message : must(service.outbox())) {
        if (message.state == QStringLiteral("queued"))
            kinds.prepend(message.kind);
    }
    must(service.flushOutbox());
    return kinds;
}

} // namespace latchkey::test
