// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QPushButton>
#include <QTimer>

namespace latchkey {

//! A main button that turns into a spinner with words while its work goes on; cannot be pressed meanwhile.
class LATCHKEY_FORMS_EXPORT BusyButton : public QPushButton
{
    Q_OBJECT
    Q_PROPERTY(bool busy READ isBusy)
public:
    explicit BusyButton(QWidget *parent = nullptr);

    bool isBusy() const { return m_busy; }
    //! Not on a system with reduced motion.
    bool isTurning() const { return m_timer.isActive(); }
    void startWork(const QString &words);
    void endWork();

private:
    void setBusy(bool busy);
    void turn();

    QTimer m_timer;
    QString m_restingText;
    qreal m_degrees = 0;
    bool m_busy = false;
};

} // namespace latchkey
