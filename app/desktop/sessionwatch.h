// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>

#include <QTimer>
#include <QWidget>

#include <chrono>

namespace latchkey {

//! Asks now and then whether the person in front of a window is still logged in: every interval, and whenever
//! the window comes to the front. A check that fails (the disk is busy) decides nothing; the next one will.
class SessionWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds defaultInterval{30'000};

    SessionWatch(UsersClient &client, QWidget &window, std::chrono::milliseconds interval = defaultInterval);

    void check();

Q_SIGNALS:
    //! The account as it is now, after every check that found one.
    void userChecked(const latchkey::User &user);
    //! The session is over: the account was disabled, deleted or logged out elsewhere. Watching has stopped.
    void sessionEnded();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const Result<std::optional<User>> &user);

    UsersClient &m_client;
    QTimer m_timer;
    bool m_checking = false;
    bool m_checkAgain = false;
    bool m_ended = false;
};

} // namespace latchkey
