// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace latchkey {

//! Keeps a button from being pressed for a while and counts that time on it.
class ButtonWait : public QObject
{
    Q_OBJECT
public:
    //! Belongs to \a button.
    explicit ButtonWait(QPushButton *button);

    bool isRunning() const { return m_second.isActive(); }
    //! \a words hold "%1" for the time that is left, as in "Log in in %1".
    void start(std::chrono::seconds time, const QString &words);

Q_SIGNALS:
    //! The button can be pressed again.
    void over();

private:
    void count();

    QPushButton *m_button;
    QTimer m_second;
    QDeadlineTimer m_end;
    QString m_words;
    QString m_restingText;
};

} // namespace latchkey
