// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QString>

namespace latchkey {

//! An address, a path or a name to be put into a sentence: where people read from right to left, it stands in
//! Unicode's isolates (FSI and PDI), so that neither its signs nor those beside it change places.
LATCHKEY_FORMS_EXPORT QString isolated(const QString &text);

} // namespace latchkey
