// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <QFuture>

namespace latchkey {

//! Calls \a handler in the thread of \a receiver with the answer; a future without one counts as Cancelled.
//! Not called once \a receiver is gone.
template<typename T, typename Handler>
void whenAnswered(const QFuture<Result<T>> &future, QObject *receiver, const Handler &handler)
{
    QFuture<Result<T>> answer = future;
    answer.then(receiver, handler).onCanceled(receiver, [handler] {
        handler(fail(AuthErrorCode::Cancelled));
    });
}

} // namespace latchkey
