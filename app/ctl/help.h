// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace latchkey::ctl {

//! The help for the commands that start with these words: one in full, several as a list.
QString helpText(const QStringList &words);

} // namespace latchkey::ctl
