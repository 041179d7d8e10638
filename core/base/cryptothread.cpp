// SPDX-License-Identifier: MIT
#include <latchkey/core/base/cryptothread.h>

#include <QtClassHelperMacros>

#include <openssl/crypto.h>

namespace latchkey {

namespace {

struct ThreadEnd
{
    ThreadEnd() = default;
    ~ThreadEnd() { OPENSSL_thread_stop(); }
    Q_DISABLE_COPY_MOVE(ThreadEnd)
};

} // namespace

void releaseCryptoWithThread()
{
    static thread_local const ThreadEnd end;
    (void)end;
}

} // namespace latchkey
