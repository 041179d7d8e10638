// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QStringList>

namespace latchkey {

//! All pictures of \a files, small, in rows, with their names below.
QImage contactSheet(const QStringList &files);

} // namespace latchkey
