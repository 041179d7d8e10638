// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedadmin.h>

#include <QtConcurrentRun>

namespace latchkey {

QFuture<Result<GateExplanation>> EmbeddedAdmin::explain(UserId user)
{
    return QtConcurrent::run(&m_workers, [this, user] { return m_service.explain(m_session(), user); });
}

} // namespace latchkey
