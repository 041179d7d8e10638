// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/buttonwait.h>

#include <QPushButton>

using namespace std::chrono_literals;

namespace latchkey {

ButtonWait::ButtonWait(QPushButton *button)
    : QObject(button)
    , m_button(button)
{
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ButtonWait::count);
}

void ButtonWait::start(std::chrono::seconds time, const QString &words)
{
    if (!isRunning())
        m_restingText = m_button->text();
    m_words = words;
    m_end.setRemainingTime(time);
    m_second.start();
    m_button->setEnabled(false);
    count();
}

void ButtonWait::count()
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_end.remainingTimeAsDuration());
    if (left > 0s) {
        const auto minutes = std::chrono::floor<std::chrono::minutes>(left);
        m_button->setText(m_words.arg(QStringLiteral("%1:%2")
                                          .arg(minutes.count())
                                          .arg((left - minutes).count(), 2, 10, QLatin1Char('0'))));
        return;
    }
    m_second.stop();
    m_button->setText(m_restingText);
    m_button->setEnabled(true);
    Q_EMIT over();
}

} // namespace latchkey
