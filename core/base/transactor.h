// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <functional>
#include <optional>

namespace latchkey {

//! What a committed write survives: the end of the process, or a power cut too.
enum class Durability { Process, PowerCut };

//! Runs work on this thread so that all of its reads and writes happen together or not at all.
class Transactor
{
public:
    virtual ~Transactor() = default;

    //! Takes the write lock first (so that what work reads stays true), commits if work succeeds, and
    //! otherwise undoes it. Work inside work joins the outer transaction and is as durable as that. Error:
    //! work's, or StorageFailed.
    virtual Result<void> write(const std::function<Result<void>()> &work, Durability durability) = 0;

    //! Has what was deleted overwritten also where recent writes are logged, as far as nobody reads them just
    //! now. Not inside work.
    virtual void scrub() = 0;
};

//! Transactor::write for work that returns a Result<T>.
template<typename Work>
auto inWrite(Transactor &transactor, Work work, Durability durability = Durability::PowerCut)
    -> std::invoke_result_t<Work>
{
    using Returned = std::invoke_result_t<Work>;
    std::optional<Returned> returned;
    const Result<void> written = transactor.write(
        [&]() -> Result<void> {
            returned = work();
            if (!*returned)
                return std::unexpected(returned->error());
            return {};
        },
        durability);
    if (!written)
        return std::unexpected(written.error());
    return std::move(*returned);
}

} // namespace latchkey
