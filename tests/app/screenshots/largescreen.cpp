// SPDX-License-Identifier: MIT
#include "largescreen.h"

namespace latchkey {

bool makeLargeScreen(QTemporaryFile &description)
{
    const QByteArray screen = R"({"screens": [{"name": "large", "x": 0, "y": 0, "width": 3840, "height": 2700,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})";
    if (!description.open() || description.write(screen) != screen.size() || !description.flush())
        return false;
    return qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + description.fileName().toLocal8Bit());
}

} // namespace latchkey
