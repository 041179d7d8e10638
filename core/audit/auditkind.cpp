// SPDX-License-Identifier: MIT
#include <latchkey/core/audit/auditkind.h>

namespace latchkey {

QString auditKindName(AuditKind kind)
{
    using enum AuditKind;
    switch (kind) {
    case AuditBegan:
        return QStringLiteral("audit.begin");
    case AuditPruned:
        return QStringLiteral("audit.prune");
    case SignUp:
        return QStringLiteral("sign-up");
    case ConfirmationRequest:
        return QStringLiteral("confirmation.request");
    case Confirmation:
        return QStringLiteral("confirmation");
    case Login:
        return QStringLiteral("login");
    case Logout:
        return QStringLiteral("logout");
    case ForcedLogin:
        return QStringLiteral("login.forced");
    case PasswordCheck:
        return QStringLiteral("password.check");
    case FirstAdmin:
        return QStringLiteral("first-admin");
    case UserAdded:
        return QStringLiteral("user.add");
    case UserEnabled:
        return QStringLiteral("user.enable");
    case UserDisabled:
        return QStringLiteral("user.disable");
    case RoleChanged:
        return QStringLiteral("user.role");
    case AddressChanged:
        return QStringLiteral("user.address");
    case UserDeleted:
        return QStringLiteral("user.delete");
    case LogoutEverywhere:
        return QStringLiteral("user.logout");
    case SettingChanged:
        return QStringLiteral("setting.change");
    case OutboxFlushed:
        return QStringLiteral("outbox.flush");
    case BackupMade:
        return QStringLiteral("backup.make");
    case BackupRestored:
        return QStringLiteral("backup.restore");
    case KeyRotated:
        return QStringLiteral("key.rotate");
    case MailTested:
        return QStringLiteral("mail.test");
    case PasswordResetRequest:
        return QStringLiteral("password-reset.request");
    case PasswordReset:
        return QStringLiteral("password-reset");
    case LoginCodeRequest:
        return QStringLiteral("login-code.request");
    case ProofRequest:
        return QStringLiteral("proof.request");
    case PasswordChanged:
        return QStringLiteral("password.change");
    case AddressChangeRequest:
        return QStringLiteral("address.request");
    case OwnAddressChanged:
        return QStringLiteral("address.change");
    case AddressChangeUndone:
        return QStringLiteral("address.undo");
    case SessionRevoked:
        return QStringLiteral("session.revoke");
    case OtherSessionsRevoked:
        return QStringLiteral("session.revoke-others");
    case AccountExported:
        return QStringLiteral("account.export");
    case AccountDeleted:
        return QStringLiteral("account.delete");
    case FactorCheck:
        return QStringLiteral("mfa.check");
    case FactorAdded:
        return QStringLiteral("mfa.add");
    case FactorRemoved:
        return QStringLiteral("mfa.remove");
    case RecoveryCodesMade:
        return QStringLiteral("mfa.recovery-codes");
    case FactorResetRequest:
        return QStringLiteral("mfa.reset.request");
    case FactorReset:
        return QStringLiteral("mfa.reset");
    case TrustEnded:
        return QStringLiteral("mfa.trust.end");
    case FactorRenamed:
        return QStringLiteral("mfa.rename");
    }
    return QStringLiteral("kind.%1").arg(int(kind));
}

} // namespace latchkey
