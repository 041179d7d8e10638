// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QPointer>
#include <QWidget>

namespace latchkey {

//! The ring around what has the focus in one window. Fields show their focus themselves, and so do the rows
//! of lists.
class LATCHKEY_FORMS_EXPORT FocusRing : public QWidget
{
    Q_OBJECT
public:
    //! Lives in \a window and follows its focus.
    explicit FocusRing(QWidget *window);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *focused);
    void watch(QWidget *target);
    void place();

    QPointer<QWidget> m_target;
    QList<QPointer<QWidget>> m_watched; //!< the target and what it lies in, up to the window
};

} // namespace latchkey
