// SPDX-License-Identifier: MIT
#include <latchkey/forms/signup/signupcontroller.h>

#include <latchkey/forms/dialog/answer.h>

namespace latchkey {

SignupController::SignupController(UsersClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{}

SignupController::~SignupController()
{
    if (m_busy)
        m_client.cancelLogin(m_signup);
}

void SignupController::signUp(const QString &email, const Secret &password)
{
    if (m_busy)
        return;
    setBusy(true);
    m_signup = m_client.signupWithEmail(email, password);
    whenAnswered(m_signup, this, [this, round = ++m_round](const Result<User> &result) {
        if (round != m_round)
            return;
        if (result) {
            findOutWhatIsLeft(*result);
        } else {
            setBusy(false);
            Q_EMIT failed(result.error());
        }
    });
}

void SignupController::cancel()
{
    if (!m_busy)
        return;
    ++m_round;
    m_client.cancelLogin(m_signup);
    setBusy(false);
}

void SignupController::findOutWhatIsLeft(const User &signedUp)
{
    whenAnswered(m_client.getUser(), this,
                 [this, signedUp, round = m_round](const Result<std::optional<User>> &current) {
                     if (round == m_round)
                         finish(signedUp, current);
                 });
}

// Somebody else may have been logged in with this client before, and then still is.
void SignupController::finish(const User &signedUp, const Result<std::optional<User>> &current)
{
    const bool isIn = current && *current && (*current)->id == signedUp.id;
    if (current && !isIn && !signedUp.confirmedEmail) {
        askWhetherToConfirm(signedUp);
        return;
    }
    setBusy(false);
    if (!current)
        Q_EMIT failed(current.error());
    else if (isIn)
        Q_EMIT loggedIn(**current);
    else
        tellWhatIsLeft(signedUp);
}

void SignupController::tellWhatIsLeft(const User &signedUp)
{
    if (signedUp.enabled)
        Q_EMIT loginNeeded();
    else
        Q_EMIT approvalNeeded();
}

void SignupController::askWhetherToConfirm(const User &signedUp)
{
    whenAnswered(m_client.signInSettings(), this,
                 [this, signedUp, round = m_round](const Result<SignInSettings> &settings) {
                     if (round != m_round)
                         return;
                     setBusy(false);
                     if (!settings)
                         Q_EMIT failed(settings.error());
                     else if (settings->confirmEmail)
                         Q_EMIT confirmationNeeded();
                     else
                         tellWhatIsLeft(signedUp);
                 });
}

void SignupController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace latchkey
