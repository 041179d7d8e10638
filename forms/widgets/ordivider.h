// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/widgets/textlabel.h>

namespace latchkey {

//! The line between a main button and its alternatives, with "or" in its middle.
class LATCHKEY_FORMS_EXPORT OrDivider : public TextLabel
{
    Q_OBJECT
public:
    explicit OrDivider(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace latchkey
