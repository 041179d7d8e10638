// SPDX-License-Identifier: MIT
#include "sessionwatch.h"

#include <QEvent>

#include <utility>

namespace latchkey {

SessionWatch::SessionWatch(UsersClient &client, QWidget &window, std::chrono::milliseconds interval)
    : QObject(&window)
    , m_client(client)
{
    window.installEventFilter(this);
    connect(&m_timer, &QTimer::timeout, this, &SessionWatch::check);
    m_timer.start(interval);
}

void SessionWatch::check()
{
    if (m_ended)
        return;
    if (m_checking) {
        m_checkAgain = true; // the answer under way may be older than the question
        return;
    }
    m_checking = true;
    m_client.getUser().then(this, [this](const Result<std::optional<User>> &user) { take(user); });
}

bool SessionWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        check();
    return QObject::eventFilter(watched, event);
}

void SessionWatch::take(const Result<std::optional<User>> &user)
{
    m_checking = false;
    if (user && !user->has_value()) {
        m_ended = true;
        m_timer.stop();
        Q_EMIT sessionEnded();
        return;
    }
    if (user)
        Q_EMIT userChecked(**user);
    if (std::exchange(m_checkAgain, false))
        check();
}

} // namespace latchkey
