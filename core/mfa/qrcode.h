// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>

#include <QBitArray>

namespace latchkey {

//! The modules of a QR code (ISO/IEC 18004), without the quiet zone of 4 modules that belongs around it.
struct QrCode
{
    int size = 0;     //!< modules a side
    QBitArray dark{}; //!< size × size, row by row; set: dark

    bool isDark(int column, int row) const { return dark.testBit(row * size + column); }
};

//! The QR code of a text, with error correction of level M, or L where that would be too much. Error:
//! InvalidInput for more than 2,953 bytes, and for none.
LATCHKEY_CORE_EXPORT Result<QrCode> qrCodeOf(const Secret &text);

} // namespace latchkey
