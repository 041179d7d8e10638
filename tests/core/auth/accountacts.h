// SPDX-License-Identifier: MIT
#pragma once

#include "testservice.h"

#include <QTest>

namespace latchkey::test {

//! One call of the service and what it leaves in the audit: kinds, "!" before those refused.
struct Act
{
    const char *verb;
    std::function<void(TestService &, Session &, UserId)> run;
    QStringList events;
};

//! The calls about the own account, for ada@example.com, whose password is "correct horse", the only admin.
const QList<Act> &accountActs();

} // namespace latchkey::test
