// SPDX-License-Identifier: MIT
#pragma once

#include "command.h"

namespace latchkey::ctl {

// How every list is taken a page at a time.

//! `--limit N` and `--after CURSOR`.
QList<Option> pagingOptions();
//! What is wrong with `--limit`; empty: nothing.
QString problemOfLimit(const Call &call);
//! The limit, or the one that holds without.
int limitOf(const Call &call);
//! How the next page is asked for; empty after the last.
QString hintOfMore(const QString &next);

} // namespace latchkey::ctl
