// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <optional>

class QObject;

namespace latchkey {

//! Has \a work run in the process's keychain thread, whose event loop goes on afterwards.
void inKeychainThread(std::function<void(QObject *context)> work);

//! Runs work in the keychain thread and waits for the value that it passes on, now or later; none if it
//! takes longer than \a patience.
template<typename T>
std::optional<T> awaitKeychain(std::chrono::milliseconds patience,
                               std::function<void(QObject *context, std::function<void(T)> done)> work)
{
    // shared, because a late answer still has to find it
    const auto promise = std::make_shared<std::promise<T>>();
    auto future = promise->get_future();
    inKeychainThread([promise, work = std::move(work)](QObject *context) {
        work(context, [promise](T value) { promise->set_value(std::move(value)); });
    });
    if (future.wait_for(patience) != std::future_status::ready)
        return {};
    return future.get();
}

} // namespace latchkey
