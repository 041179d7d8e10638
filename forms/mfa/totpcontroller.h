// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>

namespace latchkey {

//! Has a secret for an authenticator app made, and checks that the app shows its codes. A wrong code changes
//! nothing about the secret.
class TotpController : public QObject
{
    Q_OBJECT
public:
    explicit TotpController(UsersClient &client, QObject *parent = nullptr);

    bool isBusy() const { return m_busy; }

    void generate(const QString &email);
    //! Does nothing before there is a secret, or while another code is being checked.
    void validate(const Secret &code);
    void cancel();
    void forget();

Q_SIGNALS:
    void busyChanged();
    void generated(const latchkey::TotpSecret &secret);
    void codeWrong();
    void codeRight(const latchkey::MfaMethod &method);
    void failed(const latchkey::AuthError &error);

private:
    void finish(const Result<bool> &right);
    void setBusy(bool busy);

    UsersClient &m_client;
    std::optional<MfaMethod> m_method;
    quint64 m_round = 0;
    bool m_busy = false;
};

} // namespace latchkey
