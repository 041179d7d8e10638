// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>

namespace latchkey {

//! Verifies one second factor at a time, and forgets an answer that comes after cancel().
class MfaLoginController : public QObject
{
    Q_OBJECT
public:
    explicit MfaLoginController(UsersClient &client, QObject *parent = nullptr);

    bool isBusy() const { return m_busy; }

    void verify(const QString &email, const Secret &password, const MfaLogin &mfa);
    void cancel();

Q_SIGNALS:
    void busyChanged();
    //! \a ticket takes the place of the factor at the login.
    void verified(const latchkey::MfaLogin &ticket);
    void failed(const latchkey::AuthError &error);

private:
    void setBusy(bool busy);

    UsersClient &m_client;
    quint64 m_round = 0;
    bool m_busy = false;
};

} // namespace latchkey
