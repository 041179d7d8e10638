// SPDX-License-Identifier: MIT
#pragma once

#include "accountacts.h"

namespace latchkey::test {

//! The calls about second factors, for the same Ada, who has none yet.
const QList<Act> &mfaActs();

} // namespace latchkey::test
