// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace latchkey {

//! The program's own icon, drawn here: Qt's plugin for SVG files may not be installed.
QIcon applicationIcon();

} // namespace latchkey
