// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QDialog>
#include <QEvent>

#include <functional>
#include <utility>

#include <unistd.h>

namespace latchkey::bench {

//! Says "painted" on standard output, or does what it is told, once the program's first dialog has been.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QApplication &application, std::function<void()> whenPainted = &say)
        : QObject(&application)
        , m_whenPainted(std::move(whenPainted))
    {
        application.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && qobject_cast<QDialog *>(watched)) {
            qApp->removeEventFilter(this);
            // when this turn is over, what was painted has been sent to the screen
            QMetaObject::invokeMethod(this, m_whenPainted, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    static void say() { [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, "painted\n", 8); }

    std::function<void()> m_whenPainted;
};

} // namespace latchkey::bench
