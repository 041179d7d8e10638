// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace latchkey {

//! What Qt draws where no desktop has a style of its own, with reduced motion: nothing is animated.
class StillStyle : public QProxyStyle
{
public:
    StillStyle()
        : QProxyStyle(QStringLiteral("fusion"))
    {}

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace latchkey
