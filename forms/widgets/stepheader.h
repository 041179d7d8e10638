// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QStringList>
#include <QWidget>

namespace latchkey {

//! The steps of something that takes several pages, numbered, with a tick on those that are done.
//!
//! Its accessible name says which step it is; a change is told to screen readers.
class LATCHKEY_FORMS_EXPORT StepHeader : public QWidget
{
    Q_OBJECT
public:
    explicit StepHeader(const QStringList &steps, QWidget *parent = nullptr);

    int current() const { return m_current; }
    //! From 0; the number of the steps means that all are done.
    void setCurrent(int step);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int widthOf(int step) const;
    void paintStep(QPainter &painter, int step, const QRect &place) const;

    QStringList m_steps;
    int m_current = 0;
};

} // namespace latchkey
