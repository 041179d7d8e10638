// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryFile>

namespace latchkey {

//! Has the offscreen platform show a screen with room for every window at 300 %; its own is 800 pixels
//! square. Before the application is made; \a description is the file that it reads. False if that cannot be
//! written.
bool makeLargeScreen(QTemporaryFile &description);

} // namespace latchkey
