// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/qrcode.h>

#include <QString>

#include <optional>

namespace latchkey::ctl {

//! Draws a QR code with its quiet zone into a new file of mode 0600: an SVG if \a path ends so, else a PNG.
//! Returns what went wrong.
std::optional<QString> writeQrFile(const QrCode &code, const QString &path);

} // namespace latchkey::ctl
