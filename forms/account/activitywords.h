// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>
#include <latchkey/forms/theme/themetokens.h>

#include <QCoreApplication>

namespace latchkey {

//! How something that was done or tried is shown to the person whose account it is.
class ActivityWords
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::ActivityWords)
public:
    //! One sentence without a full stop, as in "Wrong password".
    static QString of(const Activity &activity);
    //! One of the theme's icons.
    static QString icon(const Activity &activity);
    static QColor ThemeTokens::*colour(const Activity &activity);

private:
    static QString done(const Activity &activity);
    static QString refused(const Activity &activity);
    static QString loggedIn(const Activity &activity);
};

} // namespace latchkey
