// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/mfalogincontroller.h>

#include <latchkey/forms/dialog/answer.h>

namespace latchkey {

MfaLoginController::MfaLoginController(UsersClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{}

void MfaLoginController::verify(const QString &email, const Secret &password, const MfaLogin &mfa)
{
    if (m_busy)
        return;
    setBusy(true);
    whenAnswered(m_client.verifyMfa(email, password, mfa), this,
                 [this, round = ++m_round](const Result<MfaLogin> &result) {
                     if (round != m_round)
                         return;
                     setBusy(false);
                     if (result)
                         Q_EMIT verified(*result);
                     else
                         Q_EMIT failed(result.error());
                 });
}

void MfaLoginController::cancel()
{
    if (!m_busy)
        return;
    ++m_round;
    setBusy(false);
}

void MfaLoginController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace latchkey
