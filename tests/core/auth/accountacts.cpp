// SPDX-License-Identifier: MIT
#include "accountacts.h"

using namespace Qt::StringLiterals;

namespace latchkey::test {

namespace {

const QString ada = u"ada@example.com"_s;
const QString elsewhere = u"ada@example.org"_s;
const Secret newPassword(u"violet kettle 47 harbour"_s);
const Secret wrongCode(u"2222-2222"_s);
const Origin client{.caller = Caller::Client};

Proof proof(const QString &password = u"correct horse"_s)
{
    return {.kind = ProofKind::Password, .value = Secret(password)};
}

Secret mailedCode(TestService &w)
{
    return w.service.sendDueMail() ? Secret(w.mails.lastCode()) : Secret();
}

//! Logs in and changes the address; the code that undoes it.
Secret move(TestService &w, Session &s, UserId id)
{
    const bool moved = w.service.forceLogin(s, id) && w.service.changeEmail(s, proof(), elsewhere) &&
                       w.service.confirmNewEmail(s, mailedCode(w));
    return moved ? mailedCode(w) : Secret();
}

} // namespace

const QList<Act> &accountActs()
{
    static const QList<Act> all{
        {"sendPasswordResetEmail",
         [](TestService &w, Session &, UserId) {
             QVERIFY(w.service.sendPasswordResetEmail(ada, client));
             QVERIFY(w.service.sendPasswordResetEmail(u"eve@example.com"_s, client));
             QVERIFY(!w.service.sendPasswordResetEmail(u"no address"_s, client));
         },
         {u"password-reset.request"_s, u"password-reset.request"_s, u"!password-reset.request"_s}},
        {"resetPasswordWithCode",
         [](TestService &w, Session &, UserId) {
             QVERIFY(w.service.sendPasswordResetEmail(ada, client));
             QVERIFY(!w.service.resetPasswordWithCode(ada, Secret(u"2"_s), newPassword, client));
             QVERIFY(!w.service.resetPasswordWithCode(u"eve@example.com"_s, wrongCode, newPassword, client));
             QVERIFY(w.service.resetPasswordWithCode(ada, mailedCode(w), newPassword, client));
         },
         {u"password-reset.request"_s, u"!password-reset"_s, u"!password-reset"_s, u"password-reset"_s}},
        {"startPasswordReset",
         [](TestService &w, Session &, UserId id) {
             QVERIFY(w.service.startPasswordReset(id));
             QVERIFY(!w.service.startPasswordReset(UserId(4711)));
         },
         {u"password-reset.request"_s, u"!password-reset.request"_s}},
        {"sendTokenLoginEmail",
         [](TestService &w, Session &, UserId) {
             QVERIFY(!w.service.sendTokenLoginEmail(ada, client));
             w.set(u"use_token"_s, u"true"_s);
             QVERIFY(w.service.sendTokenLoginEmail(ada, client));
         },
         {u"!login-code.request"_s, u"setting.change"_s, u"login-code.request"_s}},
        {"loginWithToken",
         [](TestService &w, Session &s, UserId) {
             w.set(u"use_token"_s, u"true"_s);
             QVERIFY(w.service.sendTokenLoginEmail(ada, client));
             QVERIFY(!w.service.loginWithToken(s, ada, wrongCode, client));
             QVERIFY(w.service.loginWithToken(s, ada, mailedCode(w), client));
         },
         {u"setting.change"_s, u"login-code.request"_s, u"!login"_s, u"login"_s}},
        {"sendProofEmail",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(!w.service.sendProofEmail(s));
             QVERIFY(w.users.changePassword(id, {}, w.clock.now()));
             QVERIFY(w.service.sendProofEmail(s));
         },
         {u"login.forced"_s, u"!proof.request"_s, u"proof.request"_s}},
        {"resetPassword",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(w.service.resetPassword(s, proof().value, newPassword));
         },
         {u"login.forced"_s, u"password.change"_s}},
        {"setPassword",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(!w.service.setPassword(s, proof(u"wrong"_s), newPassword));
             QVERIFY(w.service.setPassword(s, proof(), newPassword));
         },
         {u"login.forced"_s, u"!password.change"_s, u"password.change"_s}},
        {"changeEmail",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(!w.service.changeEmail(s, proof(u"wrong"_s), elsewhere));
             QVERIFY(w.service.changeEmail(s, proof(), elsewhere));
         },
         {u"login.forced"_s, u"!address.request"_s, u"address.request"_s}},
        {"confirmNewEmail",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(!move(w, s, id).isEmpty());
             QVERIFY(!w.service.confirmNewEmail(s, wrongCode));
         },
         {u"login.forced"_s, u"address.request"_s, u"address.change"_s, u"!address.change"_s}},
        {"undoEmailChange",
         [](TestService &w, Session &s, UserId id) {
             const Secret code = move(w, s, id);
             QVERIFY(!w.service.undoEmailChange(ada, wrongCode, client));
             QVERIFY(w.service.undoEmailChange(ada, code, client));
         },
         {u"login.forced"_s, u"address.request"_s, u"address.change"_s, u"!address.undo"_s,
          u"address.undo"_s}},
        {"revokeSession",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(w.service.revokeSession(s, 4711));
             QVERIFY(w.service.revokeSession(s, w.service.sessions(s)->constFirst().id));
         },
         {u"login.forced"_s, u"session.revoke"_s}},
        {"revokeOtherSessions",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(w.service.revokeOtherSessions(s));
         },
         {u"login.forced"_s, u"session.revoke-others"_s}},
        {"exportAccount",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(w.service.exportAccount(s));
         },
         {u"login.forced"_s, u"account.export"_s}},
        {"deleteAccount",
         [](TestService &w, Session &s, UserId id) {
             QVERIFY(w.service.forceLogin(s, id));
             QVERIFY(!w.service.deleteAccount(s, proof(u"wrong"_s)));
             QVERIFY(!w.service.deleteAccount(s, proof())); // the last admin
             w.add(u"new@example.com"_s, u"correct horse"_s, Role::Admin);
             QVERIFY(w.service.deleteAccount(s, proof()));
         },
         {u"login.forced"_s, u"!account.delete"_s, u"!account.delete"_s, u"user.add"_s, u"account.delete"_s}},
    };
    return all;
}

} // namespace latchkey::test
