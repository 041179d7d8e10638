// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace latchkey {

//! Names this process among all that ever run on this system, as long as it is not set up anew:
//! "boot-id namespace pid start".
QByteArray processMark();

//! Whether the process of a mark, whatever may follow it behind a blank, has certainly ended. False where
//! that cannot be told, as from another container.
bool hasProcessEnded(const QByteArray &mark);

} // namespace latchkey
