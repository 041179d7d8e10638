// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <QFutureWatcher>

namespace latchkey {

//! Calls \a handler in the thread of \a receiver, from its event loop, with the answer; a future that was
//! cancelled or has none counts as Cancelled. Not called once \a receiver's destruction has begun.
template<typename T, typename Handler>
void whenAnswered(const QFuture<Result<T>> &future, QObject *receiver, const Handler &handler)
{
    // then() with onCanceled() would call while the receiver is destroyed, since that cancels the former
    auto *watcher = new QFutureWatcher<Result<T>>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, [watcher, handler] {
        watcher->deleteLater();
        const QFuture<Result<T>> answer = watcher->future();
        handler(answer.isCanceled() || !answer.isResultReadyAt(0) ? Result<T>(fail(AuthErrorCode::Cancelled))
                                                                  : answer.result());
    });
    watcher->setFuture(future);
}

} // namespace latchkey
