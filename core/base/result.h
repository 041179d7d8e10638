// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/autherror.h>

#include <expected>

namespace latchkey {

//! A value or the reason there is none. No function of Latchkey throws.
template<typename T>
using Result = std::expected<T, AuthError>;

//! For `return fail(AuthErrorCode::…)` in a function that returns Result<T>.
[[nodiscard]] inline std::unexpected<AuthError>
fail(AuthErrorCode code, AuthErrorReason reason = AuthErrorReason::None, const QString &detail = {})
{
    return std::unexpected(AuthError{.code = code, .reason = reason, .detail = detail});
}

//! Hands the error of one result on in another type's result.
template<typename T>
[[nodiscard]] std::unexpected<AuthError> failWith(const Result<T> &result)
{
    return std::unexpected(result.error());
}

} // namespace latchkey
