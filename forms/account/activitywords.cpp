// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/activitywords.h>

namespace latchkey {

namespace {

// Stopped, as every such login is, and gone on with.
bool isOnTheWay(const Activity &activity)
{
    return activity.refusal == AuthErrorCode::MfaSetupRequired ||
           (activity.refusal == AuthErrorCode::MfaRequired &&
            activity.reason == AuthErrorReason::FactorMissing);
}

} // namespace

QString ActivityWords::of(const Activity &activity)
{
    return activity.refusal ? refused(activity) : done(activity);
}

QString ActivityWords::done(const Activity &activity)
{
    using enum AuditKind;
    switch (activity.kind) {
    case SignUp:
        return tr("Signed up");
    case ConfirmationRequest:
        return tr("Code to confirm the address sent");
    case Confirmation:
        return tr("Email confirmed");
    case Login:
        return loggedIn(activity);
    case ForcedLogin:
        return tr("Logged in by the program");
    case PasswordCheck:
        return tr("Password checked");
    case Logout:
        return tr("Logged out");
    case LogoutEverywhere:
        return tr("Logged out on all devices");
    case FirstAdmin:
        return tr("Account created as the first admin");
    case UserAdded:
        return tr("Account created by an admin");
    case UserEnabled:
        return tr("Account turned on by an admin");
    case UserDisabled:
        return tr("Account turned off by an admin");
    case UserDeleted:
        return tr("Account deleted");
    case RoleChanged:
        return tr("Role changed by an admin");
    case AddressChanged:
        return activity.own ? tr("Address changed") : tr("Address changed by an admin");
    case PasswordResetRequest:
        return tr("Code for a forgotten password sent");
    case PasswordReset:
        return tr("New password set by an emailed code");
    case LoginCodeRequest:
        return tr("Code to log in sent");
    case ProofRequest:
        return tr("Code to prove who you are sent");
    case PasswordChanged:
        return tr("Password changed");
    case AddressChangeRequest:
        return tr("Code for a new address sent");
    case OwnAddressChanged:
        return tr("Address changed");
    case AddressChangeUndone:
        return tr("Change of the address undone");
    case SessionRevoked:
        return tr("Another device logged out");
    case OtherSessionsRevoked:
        return tr("All other devices logged out");
    case AccountExported:
        return tr("Data exported");
    case AccountDeleted:
        return tr("Account deleted");
    case FactorCheck:
        return tr("Second factor checked");
    case FactorAdded:
        return tr("Second factor added");
    case FactorRemoved:
        return tr("Second factor removed");
    case FactorRenamed:
        return tr("Second factor renamed");
    case RecoveryCodesMade:
        return tr("New recovery codes made");
    case FactorResetRequest:
        return tr("Code for a lost second factor sent");
    case FactorReset:
        return tr("Second factors removed by an emailed code");
    case TrustEnded:
        return tr("A device is no longer trusted");
    case AuditBegan:
    case AuditPruned:
    case SettingChanged:
    case OutboxFlushed:
    case MailTested:
    case BackupMade:
    case BackupRestored:
    case KeyRotated:
        break; // about the database, not about a person
    }
    return tr("Something else (%1)").arg(auditKindName(activity.kind));
}

QString ActivityWords::loggedIn(const Activity &activity)
{
    if (activity.factor == u"totp")
        return tr("Logged in, authenticator app");
    if (activity.factor == u"recovery")
        return tr("Logged in, recovery code");
    if (activity.method == u"code")
        return tr("Logged in, emailed code");
    return tr("Logged in");
}

QString ActivityWords::refused(const Activity &activity)
{
    using enum AuthErrorCode;
    const bool isLogin = activity.kind == AuditKind::Login || activity.kind == AuditKind::PasswordCheck;
    switch (*activity.refusal) {
    case AuthenticationFailed:
        return isLogin ? tr("Wrong password") : tr("Refused: %1").arg(done(activity));
    case CodeInvalid:
        return tr("Wrong code");
    case TooManyPasswordFailures:
        return tr("Refused after too many wrong tries");
    case EmailNotConfirmed:
        return tr("Login refused: address not confirmed");
    case AccountIsNotEnabled:
        return tr("Login refused: account turned off");
    case MfaRequired:
        return isOnTheWay(activity) ? tr("Second factor asked for") : tr("Wrong second factor");
    case MfaSetupRequired:
        return tr("Second factor to be set up");
    default:
        break; // the rest is rare, and says enough by what was tried
    }
    return tr("Refused: %1").arg(done(activity));
}

QString ActivityWords::icon(const Activity &activity)
{
    using enum AuditKind;
    if (isOnTheWay(activity))
        return QStringLiteral("phone");
    if (activity.refusal)
        return QStringLiteral("error");
    const std::pair<QString, QList<AuditKind>> icons[] = {
        {QStringLiteral("success"), {Login, ForcedLogin}},
        {QStringLiteral("logout"), {Logout, LogoutEverywhere, SessionRevoked, OtherSessionsRevoked}},
        {QStringLiteral("key"), {PasswordReset, PasswordChanged, PasswordCheck}},
        {QStringLiteral("mail"),
         {Confirmation, ConfirmationRequest, AddressChanged, PasswordResetRequest, LoginCodeRequest,
          ProofRequest, AddressChangeRequest, OwnAddressChanged, AddressChangeUndone, FactorResetRequest}},
        {QStringLiteral("download"), {AccountExported}},
        {QStringLiteral("phone"), {FactorCheck, FactorAdded, FactorRemoved, FactorRenamed, FactorReset}},
        {QStringLiteral("codes"), {RecoveryCodesMade}},
        {QStringLiteral("laptop"), {TrustEnded}},
    };
    for (const auto &[icon, kinds] : icons) {
        if (kinds.contains(activity.kind))
            return icon;
    }
    return QStringLiteral("user");
}

QColor ThemeTokens::*ActivityWords::colour(const Activity &activity)
{
    if (activity.refusal && !isOnTheWay(activity))
        return &ThemeTokens::dangerText;
    return icon(activity) == u"success" ? &ThemeTokens::successText : &ThemeTokens::secondary;
}

} // namespace latchkey
