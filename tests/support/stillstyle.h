// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace latchkey {

//! The style of a system with reduced motion, as far as that goes: nothing is animated.
class StillStyle : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace latchkey
