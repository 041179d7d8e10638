// SPDX-License-Identifier: MIT
#include "fuzzing.h"

// libFuzzer's way in
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    tryInput(QByteArrayView(data, qsizetype(size)));
    return 0;
}
