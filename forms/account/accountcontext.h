// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>

#include <QSysInfo>

#include <functional>

namespace latchkey {

//! What the parts of the account page look at; replaceable, so that pictures of them stay the same.
struct AccountContext
{
    UsersClient &client; //!< outlives them
    std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc;
    QString device = QSysInfo::machineHostName();
    QString system = QSysInfo::prettyProductName();
    bool exportOffered = true;
    bool deletionOffered = true;
};

} // namespace latchkey
