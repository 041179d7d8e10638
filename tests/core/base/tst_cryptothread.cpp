// SPDX-License-Identifier: MIT
// What libcrypto keeps for a thread goes with the thread, before Qt takes the thread for ended. Were it left
// to libcrypto, a program that ends just then would free it twice.
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/passwordkdf.h>
#include <latchkey/core/base/randomsource.h>

#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <string_view>
#include <thread>

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

using KeyDestructor = void (*)(void *);

std::atomic<KeyDestructor> ofLibcrypto = nullptr;
std::atomic<int> leftToLibcrypto = 0;

void countAndDestroy(void *value)
{
    ++leftToLibcrypto;
    ofLibcrypto.load()(value);
}

bool isOfLibcrypto(KeyDestructor destructor)
{
    Dl_info place{};
    return destructor && dladdr(reinterpret_cast<void *>(destructor), &place) != 0 &&
           std::string_view(place.dli_fname).contains("libcrypto");
}

} // namespace

// Stands before that of the C library, because the program's own symbols are found first.
extern "C" int pthread_key_create(pthread_key_t *key, KeyDestructor destructor) noexcept
{
    using Create = int (*)(pthread_key_t *, KeyDestructor);
    static const auto create = reinterpret_cast<Create>(dlsym(RTLD_NEXT, "pthread_key_create"));
    if (!isOfLibcrypto(destructor))
        return create(key, destructor);
    ofLibcrypto = destructor;
    return create(key, countAndDestroy);
}

class TestCryptoThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threadLeavesNothing_data();
    void threadLeavesNothing();
    void poolWaitsForTheEndOfItsThreads();
};

void TestCryptoThread::threadLeavesNothing_data()
{
    using Work = std::function<void()>;
    QTest::addColumn<Work>("work");
    QTest::newRow("random") << Work([] { SystemRandom().bytes(16); });
    QTest::newRow("hmac") << Work([] { hmacSha256(Secret(QStringLiteral("key")), "data"); });
    QTest::newRow("seal") << Work([] {
        const Secret key = SystemRandom().bytes(32);
        aesGcmSeal(key, SystemRandom().bytes(12).bytes(), key);
    });
    QTest::newRow("pbkdf2") << Work(
        [] { pbkdf2Sha256(Secret(QStringLiteral("password")), "salt", 1000, 32); });
    QTest::newRow("scrypt") << Work([] {
        scrypt(Secret(QStringLiteral("password")), "salt", {.logCost = 4, .blockSize = 8, .lanes = 1}, 32);
    });
}

void TestCryptoThread::threadLeavesNothing()
{
    QFETCH(std::function<void()>, work);
    const int before = leftToLibcrypto;
    std::thread(work).join();
    QVERIFY2(ofLibcrypto.load(), "libcrypto makes no key for its threads");
    QCOMPARE(leftToLibcrypto.load(), before);
}

void TestCryptoThread::poolWaitsForTheEndOfItsThreads()
{
    static QSemaphore poolIsGone;
    static std::atomic<bool> endedInTime = false;
    struct LateEnd
    {
        LateEnd() = default;
        // what went on without this thread would do so within the wait
        ~LateEnd() { endedInTime = !poolIsGone.tryAcquire(1, 100ms); }
        Q_DISABLE_COPY_MOVE(LateEnd)
    };
    {
        QThreadPool pool;
        pool.start([] {
            static thread_local const LateEnd late;
            (void)late;
        });
    }
    poolIsGone.release();
    QVERIFY(endedInTime);
}

QTEST_GUILESS_MAIN(TestCryptoThread)
#include "tst_cryptothread.moc"
