// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/widgets/textlabel.h>

#include <QIcon>

namespace latchkey {

//! A small text with an icon before its first line.
class IconLabel : public TextLabel
{
    Q_OBJECT
public:
    IconLabel(Style style, QWidget *parent);

    //! A null icon gives its room to the text.
    void setIcon(const QIcon &icon);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void indent();

    QIcon m_icon;
};

} // namespace latchkey
