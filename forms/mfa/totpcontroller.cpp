// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/totpcontroller.h>

#include <latchkey/forms/dialog/answer.h>

namespace latchkey {

TotpController::TotpController(UsersClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{}

void TotpController::generate(const QString &email)
{
    whenAnswered(m_client.generateTotpSecret(email), this, [this](const Result<TotpSecret> &result) {
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        m_method = result->mfaMethod;
        Q_EMIT generated(*result);
    });
}

void TotpController::validate(const Secret &code)
{
    if (m_busy || !m_method)
        return;
    setBusy(true);
    whenAnswered(m_client.validateTotpCode(*m_method, code), this,
                 [this, round = ++m_round](const Result<bool> &result) {
                     if (round == m_round)
                         finish(result);
                 });
}

void TotpController::cancel()
{
    if (!m_busy)
        return;
    ++m_round;
    setBusy(false);
}

void TotpController::forget()
{
    m_method.reset();
}

void TotpController::finish(const Result<bool> &right)
{
    setBusy(false);
    if (!right)
        Q_EMIT failed(right.error());
    else if (!*right)
        Q_EMIT codeWrong();
    else
        Q_EMIT codeRight(*m_method);
}

void TotpController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace latchkey
