// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QPushButton>

namespace latchkey {

//! A wide button that leads another way: its icon at the start edge, its words in the middle.
class LATCHKEY_FORMS_EXPORT WayButton : public QPushButton
{
    Q_OBJECT
public:
    //! \a iconName is one of the theme's icons.
    WayButton(const QString &iconName, const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
};

} // namespace latchkey
