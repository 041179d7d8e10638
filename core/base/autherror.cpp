// SPDX-License-Identifier: MIT
#include <latchkey/core/base/autherror.h>

namespace latchkey {

bool AuthError::isAuthenticationFailure() const
{
    return code < AuthErrorCode::Cancelled;
}

QString authErrorCodeName(AuthErrorCode code)
{
    switch (code) {
    case AuthErrorCode::AuthenticationFailed:
        return QStringLiteral("AuthenticationFailed");
    case AuthErrorCode::UserExists:
        return QStringLiteral("UserExists");
    case AuthErrorCode::EmailNotConfirmed:
        return QStringLiteral("EmailNotConfirmed");
    case AuthErrorCode::AccountIsNotEnabled:
        return QStringLiteral("AccountIsNotEnabled");
    case AuthErrorCode::MfaRequired:
        return QStringLiteral("MfaRequired");
    case AuthErrorCode::MfaSetupRequired:
        return QStringLiteral("MfaSetupRequired");
    case AuthErrorCode::TooManyPasswordFailures:
        return QStringLiteral("TooManyPasswordFailures");
    case AuthErrorCode::PasswordNotAcceptable:
        return QStringLiteral("PasswordNotAcceptable");
    case AuthErrorCode::CodeInvalid:
        return QStringLiteral("CodeInvalid");
    case AuthErrorCode::SignupNotEnabled:
        return QStringLiteral("SignupNotEnabled");
    case AuthErrorCode::MethodNotEnabled:
        return QStringLiteral("MethodNotEnabled");
    case AuthErrorCode::NotLoggedIn:
        return QStringLiteral("NotLoggedIn");
    case AuthErrorCode::FreshProofRequired:
        return QStringLiteral("FreshProofRequired");
    case AuthErrorCode::PermissionDenied:
        return QStringLiteral("PermissionDenied");
    case AuthErrorCode::InvalidInput:
        return QStringLiteral("InvalidInput");
    case AuthErrorCode::Cancelled:
        return QStringLiteral("Cancelled");
    case AuthErrorCode::StorageFailed:
        return QStringLiteral("StorageFailed");
    case AuthErrorCode::MailFailed:
        return QStringLiteral("MailFailed");
    case AuthErrorCode::NetworkFailed:
        return QStringLiteral("NetworkFailed");
    case AuthErrorCode::ProviderFailed:
        return QStringLiteral("ProviderFailed");
    case AuthErrorCode::KeychainFailed:
        return QStringLiteral("KeychainFailed");
    case AuthErrorCode::DeviceFailed:
        return QStringLiteral("DeviceFailed");
    }
    return {};
}

} // namespace latchkey
