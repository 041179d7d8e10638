// SPDX-License-Identifier: MIT
#include "mfaacts.h"

#include "authenticator.h"

using namespace Qt::StringLiterals;

namespace latchkey::test {

namespace {

const QString ada = u"ada@example.com"_s;
const QString password = u"correct horse"_s;
const Origin client{.caller = Caller::Client};
const MfaLogin wrong{.type = u"totp"_s, .value = Secret(u"12345"_s)};

Proof proof(const QString &typed = password)
{
    return {.kind = ProofKind::Password, .value = Secret(typed)};
}

EmailLogin login(const std::optional<MfaLogin> &mfa = {})
{
    return {.email = ada, .password = Secret(password), .mfa = mfa};
}

MfaMethod offer(TestService &w)
{
    return w.service.generateTotpSecret(ada)->mfaMethod;
}

//! Sets up an authenticator app; what it shows now.
MfaLogin addApp(TestService &w, UserId id)
{
    const auto made = w.service.generateTotpSecret(ada);
    const bool added = w.service.addMfaMethod(id, {.method = made->mfaMethod, .proof = proof()}).has_value();
    return {.type = u"totp"_s,
            .value = added ? Authenticator::codeOf(made->secret, w.clock.now()) : Secret()};
}

QString firstFactor(TestService &w, UserId id)
{
    return w.service.mfaMethods(id)->methods.constFirst().id;
}

PendingLogin stopped(TestService &w)
{
    Session none;
    const auto answer = w.service.loginWithEmail(none, login(), client);
    return answer ? PendingLogin() : answer.error().pending;
}

} // namespace

const QList<Act> &mfaActs()
{
    static const QList<Act> all{
        {"continueLogin",
         [](TestService &w, Session &s, UserId id) {
             const MfaLogin right = addApp(w, id);
             const PendingLogin pending = stopped(w);
             QVERIFY(!w.service.continueLogin(s, pending, wrong, client));
             QVERIFY(w.service.continueLogin(s, pending, right, client));
         },
         {u"mfa.add"_s, u"!login"_s, u"!login"_s, u"login"_s}},
        {"setUpMfa",
         [](TestService &w, Session &s, UserId) {
             w.set(u"mfa"_s, u"required"_s);
             const PendingLogin pending = stopped(w);
             QVERIFY(!w.service.setUpMfa(s, pending, {}, client));
             QVERIFY(w.service.setUpMfa(s, pending, offer(w), client));
         },
         {u"setting.change"_s, u"!login"_s, u"!login"_s, u"mfa.add"_s, u"login"_s}},
        {"verifyMfa",
         [](TestService &w, Session &, UserId id) {
             const MfaLogin right = addApp(w, id);
             QVERIFY(!w.service.verifyMfa(login(wrong), client));
             QVERIFY(w.service.verifyMfa(login(right), client));
         },
         {u"mfa.add"_s, u"!mfa.check"_s, u"mfa.check"_s}},
        {"getAvailableMfaTypes",
         [](TestService &w, Session &, UserId) {
             QVERIFY(w.service.getAvailableMfaTypes(ada, Secret(u"wrong"_s), client)->isEmpty());
             QVERIFY(w.service.getAvailableMfaTypes(ada, Secret(password), client));
         },
         {u"!mfa.check"_s, u"mfa.check"_s}},
        {"addMfaMethod",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(!w.service.addMfaMethod(s, {.method = offer(w), .proof = proof(u"wrong"_s)}, client));
             QVERIFY(w.service.addMfaMethod(s, {.method = offer(w), .proof = proof()}, client));
         },
         {u"login.forced"_s, u"!mfa.add"_s, u"mfa.add"_s}},
        {"removeMfaMethod",
         [](TestService &w, Session &s, UserId id) {
             addApp(w, id);
             addApp(w, id);
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(!w.service.removeMfaMethod(s, proof(u"wrong"_s), firstFactor(w, id), client));
             QVERIFY(w.service.removeMfaMethod(s, proof(), firstFactor(w, id), client));
             QVERIFY(w.service.removeMfaMethod(id, firstFactor(w, id)));
         },
         {u"mfa.add"_s, u"mfa.add"_s, u"login.forced"_s, u"!mfa.remove"_s, u"mfa.remove"_s, u"mfa.remove"_s}},
        {"renameMfaMethod",
         [](TestService &w, Session &s, UserId id) {
             addApp(w, id);
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(!w.service.renameMfaMethod(s, u"nobody's"_s, u"Phone"_s));
             QVERIFY(w.service.renameMfaMethod(s, firstFactor(w, id), u"Phone"_s));
         },
         {u"mfa.add"_s, u"login.forced"_s, u"!mfa.rename"_s, u"mfa.rename"_s}},
        {"newRecoveryCodes",
         [](TestService &w, Session &s, UserId id) {
             addApp(w, id);
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(!w.service.newRecoveryCodes(s, proof(u"wrong"_s), client));
             QVERIFY(w.service.newRecoveryCodes(s, proof(), client));
         },
         {u"mfa.add"_s, u"login.forced"_s, u"!mfa.recovery-codes"_s, u"mfa.recovery-codes"_s}},
        {"revokeTrustedDevice",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(w.service.revokeTrustedDevice(s, 4711));
         },
         {u"login.forced"_s, u"mfa.trust.end"_s}},
        {"sendMfaResetEmail",
         [](TestService &w, Session &, UserId) {
             QVERIFY(w.service.sendMfaResetEmail(ada, {}, client));
             QVERIFY(!w.service.sendMfaResetEmail(u"no address"_s, {}, client));
         },
         {u"mfa.reset.request"_s, u"!mfa.reset.request"_s}},
        {"startMfaReset",
         [](TestService &w, Session &, UserId id) {
             QVERIFY(w.service.startMfaReset(id));
             QVERIFY(!w.service.startMfaReset(UserId(4711)));
         },
         {u"mfa.reset.request"_s, u"!mfa.reset.request"_s}},
        {"resetMfaWithCode",
         [](TestService &w, Session &, UserId id) {
             QVERIFY(w.service.startMfaReset(id));
             QVERIFY(w.service.sendDueMail());
             QVERIFY(!w.service.resetMfaWithCode(ada, Secret(u"2222-2222"_s), client));
             QVERIFY(w.service.resetMfaWithCode(ada, Secret(w.mails.lastCode()), client));
         },
         {u"mfa.reset.request"_s, u"!mfa.reset"_s, u"mfa.reset"_s}},
    };
    return all;
}

} // namespace latchkey::test
