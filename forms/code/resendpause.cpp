// SPDX-License-Identifier: MIT
#include <latchkey/forms/code/resendpause.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto pauseLength = 60s;

} // namespace

ResendPause::ResendPause(QObject *parent)
    : QObject(parent)
{
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ResendPause::countDown);
}

void ResendPause::setTopic(const QString &topic)
{
    m_topic = topic;
    if (remaining() > 0s)
        m_second.start();
    Q_EMIT changed();
}

std::chrono::seconds ResendPause::remaining() const
{
    const auto pause = m_pauses.constFind(m_topic);
    return pause == m_pauses.constEnd()
               ? 0s
               : std::chrono::ceil<std::chrono::seconds>(pause->remainingTimeAsDuration());
}

void ResendPause::begin()
{
    m_pauses[m_topic].setRemainingTime(pauseLength);
    m_second.start();
    Q_EMIT changed();
}

void ResendPause::end(const QString &topic)
{
    m_pauses.remove(topic);
    Q_EMIT changed();
}

void ResendPause::countDown()
{
    if (remaining() <= 0s)
        m_second.stop();
    Q_EMIT changed();
}

} // namespace latchkey
