// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/factorways.h>

#include <latchkey/forms/mfa/codeentry.h>

#include <QCoreApplication>

namespace latchkey {

namespace {

struct FactorWords
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::FactorWords)
};

FactorEntry *makeAuthenticatorEntry(QWidget *parent)
{
    return new CodeEntry({.type = QStringLiteral("totp"),
                          .label = FactorWords::tr("Code from your authenticator app"),
                          .hint = FactorWords::tr("Six digits. Logs you in as soon as the code is complete."),
                          .incomplete = FactorWords::tr("Enter all six digits."),
                          .wrong = FactorWords::tr("That code is wrong or too old. Enter the newest one."),
                          .format = authenticatorCode,
                          .submitting = CodeEntry::Submitting::WhenComplete},
                         parent);
}

FactorEntry *makeRecoveryEntry(QWidget *parent)
{
    return new CodeEntry(
        {.type = QStringLiteral("recovery"),
         .label = FactorWords::tr("Recovery code"),
         .hint = FactorWords::tr("Sixteen letters and digits from your list. Each code works once."),
         .incomplete = FactorWords::tr("Enter all sixteen letters and digits."),
         .wrong = FactorWords::tr("That code is wrong or was used before. Enter another one from your list."),
         .format = recoveryCode},
        parent);
}

} // namespace

QList<FactorWay> factorWays()
{
    return {
        {QStringLiteral("totpButton"), FactorWords::tr("Use your authenticator app"), QStringLiteral("phone"),
         &makeAuthenticatorEntry},
        {QStringLiteral("recoveryButton"), FactorWords::tr("Use a recovery code"), QStringLiteral("codes"),
         &makeRecoveryEntry},
    };
}

} // namespace latchkey
