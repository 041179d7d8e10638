// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

namespace latchkey {

//! One place where somebody is logged in, as shown to them. Times are UTC.
struct SessionInfo
{
    qint64 id = 0;  //!< below 2^48
    QString device; //!< the name that it gave when it logged in; may be empty
    QDateTime opened{};
    QDateTime lastUsed{};
    bool current = false; //!< the one that asks
};

} // namespace latchkey
