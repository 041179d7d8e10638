// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QDialog>
#include <QEvent>

#include <unistd.h>

namespace latchkey::bench {

//! Says "painted" on standard output once the program's first dialog has been.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QApplication &application)
        : QObject(&application)
    {
        application.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && qobject_cast<QDialog *>(watched)) {
            qApp->removeEventFilter(this);
            // when this turn is over, what was painted has been sent to the screen
            QMetaObject::invokeMethod(
                this, [] { [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, "painted\n", 8); },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace latchkey::bench
