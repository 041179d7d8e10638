// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/setupways.h>

#include <latchkey/forms/mfa/totppage.h>

#include <QCoreApplication>

#include <algorithm>

namespace latchkey {

namespace {

struct SetupWords
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::SetupWords)
};

SetupPage *makeTotpPage(UsersClient &client, const QString &email)
{
    return new TotpPage(client, email);
}

} // namespace

QList<SetupWay> setupWays()
{
    return {
        {QStringLiteral("totp"), QStringLiteral("totpButton"), QStringLiteral("phone"),
         SetupWords::tr("Authenticator app"),
         SetupWords::tr("A six-digit code from your phone. Works without a network."), &makeTotpPage},
    };
}

QString factorName(const QString &type)
{
    const QList<SetupWay> ways = setupWays();
    const auto way = std::ranges::find(ways, type, &SetupWay::type);
    return way == ways.end() ? type : way->title;
}

} // namespace latchkey
