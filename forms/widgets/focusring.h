// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QPointer>
#include <QWidget>

namespace latchkey {

//! The ring around the focused button of one window; fields show their focus themselves.
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
    void place();

    QPointer<QWidget> m_target;
};

} // namespace latchkey
