// SPDX-License-Identifier: MIT
#include <latchkey/core/session/keychain/keychainthread.h>

#include <QCoreApplication>
#include <QThread>

namespace latchkey {

namespace {

class KeychainThread
{
public:
    KeychainThread()
    {
        m_context.moveToThread(&m_thread);
        m_thread.setObjectName(QStringLiteral("latchkey-keychain"));
        m_thread.start();
    }

    QObject *context() { return &m_context; }
    void end()
    {
        m_thread.quit();
        m_thread.wait(std::chrono::seconds(2));
    }

private:
    QThread m_thread;
    QObject m_context;
};

// never destroyed: a call that hangs in the keychain must not hang the end of the program
KeychainThread &keychainThread()
{
    static auto *const thread = [] {
        qAddPostRoutine([] { keychainThread().end(); });
        return new KeychainThread;
    }();
    return *thread;
}

} // namespace

void inKeychainThread(std::function<void(QObject *)> work)
{
    QObject *context = keychainThread().context();
    QMetaObject::invokeMethod(
        context, [context, work = std::move(work)] { work(context); }, Qt::QueuedConnection);
}

} // namespace latchkey
