// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/accountcontroller.h>

#include <latchkey/forms/account/prooffield.h>
#include <latchkey/forms/code/codewords.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

AccountController::AccountController(UsersClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{}

void AccountController::serve(ProofField &field)
{
    if (m_facts)
        field.setKind(m_facts->proof);
    field.setResendWait(m_pause.remaining());
    connect(this, &AccountController::loaded, &field,
            [&field](const AccountFacts &facts) { field.setKind(facts.proof); });
    connect(&field, &ProofField::codeRequested, this, &AccountController::sendProof);
    connect(&m_pause, &ResendPause::changed, &field,
            [this, &field] { field.setResendWait(m_pause.remaining()); });
}

void AccountController::tellIn(MessageBar &bar)
{
    connect(this, &AccountController::proofSent, &bar, [this, &bar] { tellWhereTheCodeIs(bar); });
    connect(this, &AccountController::givenUp, &bar, [&bar] {
        bar.showMessage(MessageBar::Kind::Warning, {tr("You stopped waiting for the answer."),
                                                    tr("It may have been done all the same.")});
    });
    connect(this, &AccountController::failed, &bar, [&bar](const AuthError &error) {
        bar.showMessage(error.isAuthenticationFailure() ? MessageBar::Kind::Warning : MessageBar::Kind::Error,
                        errorWords(error));
    });
}

void AccountController::tellWhereTheCodeIs(MessageBar &bar) const
{
    bar.showMessage(MessageBar::Kind::Info, CodeWords::sent(m_facts->user.email, CodeWords::tenMinutes(),
                                                            m_facts->settings.outboxFolder));
    bar.setIcon(QStringLiteral("mail"));
}

void AccountController::load()
{
    whenAnswered(m_client.signInSettings(), this, [this](const Result<SignInSettings> &settings) {
        if (settings)
            loadUser(*settings);
        else
            Q_EMIT failed(settings.error());
    });
}

void AccountController::loadUser(const SignInSettings &settings)
{
    whenAnswered(m_client.getUser(), this, [this, settings](const Result<std::optional<User>> &user) {
        if (!user)
            Q_EMIT failed(user.error());
        else if (!*user)
            Q_EMIT failed(fail(AuthErrorCode::NotLoggedIn).error());
        else
            loadProof({.settings = settings, .user = **user});
    });
}

void AccountController::loadProof(const AccountFacts &facts)
{
    whenAnswered(m_client.neededProof(), this, [this, facts](const Result<ProofKind> &kind) {
        if (!kind) {
            Q_EMIT failed(kind.error());
            return;
        }
        m_facts = facts;
        m_facts->proof = *kind;
        Q_EMIT loaded(*m_facts);
    });
}

void AccountController::sendProof()
{
    if (!m_facts || m_busy || m_pause.remaining() > std::chrono::seconds::zero())
        return;
    m_pause.begin();
    whenAnswered(m_client.sendProofEmail(), this, [this](const Result<void> &result) {
        if (result) {
            Q_EMIT proofSent();
            return;
        }
        m_pause.end(m_pause.topic());
        Q_EMIT failed(result.error());
    });
}

void AccountController::refuse(const AuthError &error)
{
    Q_EMIT failed(error);
    if (error.code == AuthErrorCode::FreshProofRequired)
        load();
}

void AccountController::cancel()
{
    if (!m_busy)
        return;
    ++m_round;
    setBusy(false);
    Q_EMIT givenUp();
}

void AccountController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace latchkey
