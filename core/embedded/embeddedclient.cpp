// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient_p.h>

#include <latchkey/core/base/logging.h>

#include <QLocale>
#include <QSysInfo>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr int workerThreads = 4;
constexpr auto mailInterval = 30s;
constexpr int quitPatience = 2000; // milliseconds that mail under way may take at the end
constexpr auto firstPrune = 10s;   // not while the program starts
constexpr auto pruneInterval = 6h;

std::function<std::unique_ptr<SecretStore>()> storeOfDevice(const EmbeddedOptions &options,
                                                            const EmbeddedPaths &paths)
{
    if (!options.remembersDevice)
        return {};
    return [folder = paths.secretsFolder] { return openSecretStore(folder); };
}

} // namespace

EmbeddedClient::Private::Private(std::unique_ptr<EmbeddedBackend> opened, const EmbeddedOptions &options)
    : backend(std::move(opened))
    , language(options.language.isEmpty() ? QLocale().bcp47Name() : options.language)
    , runsMaintenance(options.runsMaintenance)
    , remembersDevice(options.remembersDevice)
    , device(storeOfDevice(options, backend->paths), backend->paths.database)
    , admin(backend->service, workers, [this] { return currentSession(); })
{}

Session EmbeddedClient::Private::currentSession()
{
    const std::lock_guard lock(sessionMutex);
    return session;
}

Origin EmbeddedClient::Private::origin()
{
    const std::lock_guard lock(sessionMutex);
    return {.caller = Caller::Client,
            .language = language,
            .device = QSysInfo::machineHostName(),
            .keepsDeviceToken = remembersDevice};
}

Origin EmbeddedClient::Private::originWithDevice()
{
    Origin known = origin();
    known.deviceToken = device.token();
    return known;
}

void EmbeddedClient::Private::sendMail()
{
    if (sending.exchange(true))
        return;
    workers.start([this] {
        sending = false; // what is queued from here on is seen by this run or starts the next
        if (const auto sent = backend->service.sendDueMail(); !sent)
            qCWarning(logMail) << "the outbox could not be sent:" << sent.error().detail;
    });
}

void EmbeddedClient::Private::prune()
{
    workers.start([this] {
        if (const auto dropped = backend->service.pruneAudit(); !dropped)
            qCWarning(logAuth) << "old events of the audit could not be dropped:" << dropped.error().detail;
        if (const auto dropped = backend->service.pruneOutbox(); !dropped)
            qCWarning(logMail) << "old mails could not be dropped:" << dropped.error().detail;
    });
}

EmbeddedClient::EmbeddedClient(std::unique_ptr<Private> state)
    : d(std::move(state))
{
    d->workers.setMaxThreadCount(workerThreads);
    d->workers.setExpiryTimeout(-1);
    if (!d->runsMaintenance)
        return;
    connect(&d->mailTimer, &QTimer::timeout, this, [this] { d->sendMail(); });
    d->mailTimer.start(mailInterval);
    d->sendMail();
    connect(&d->pruneTimer, &QTimer::timeout, this, [this] { d->prune(); });
    d->pruneTimer.start(pruneInterval);
    QTimer::singleShot(firstPrune, this, [this] { d->prune(); });
}

EmbeddedClient::~EmbeddedClient()
{
    // what waits is sent at the next start, or by another program; one that lives for one call sees it
    // through
    if (d->runsMaintenance && !d->workers.waitForDone(quitPatience))
        d->backend->transport.abandon();
    d->workers.waitForDone();
    // nothing remembers this session, so nothing could ever come back to it
    Session last = d->currentSession();
    if (const auto ended = d->backend->service.logout(last); !ended)
        qCWarning(logAuth) << "the session could not be ended:" << ended.error().detail;
}

UsersAdmin &EmbeddedClient::admin()
{
    return d->admin;
}

UsersService &EmbeddedClient::service()
{
    return d->backend->service;
}

QString EmbeddedClient::database() const
{
    return d->backend->paths.database;
}

Result<SealingKeyLocation> EmbeddedClient::keyLocation() const
{
    return namedSealingKey(*d->backend->database).transform([&](const NamedSealingKey &named) {
        return d->backend->keyPlace->location(named.id);
    });
}

// A sign-in counts only if its answer does: the service asks before it keeps anything, and should the future
// be cancelled after that, it takes no result and the session that was just made is ended.
QFuture<Result<User>> EmbeddedClient::signIn(Attempt attempt)
{
    return QtConcurrent::run(&d->workers, [this,
                                           attempt = std::move(attempt)](QPromise<Result<User>> &promise) {
        Session opened;
        Origin origin = d->originWithDevice(); // behind the end of a login before, which may bring a token
        origin.isCancelled = [&promise] { return promise.isCanceled(); };
        const Result<User> answer = attempt(opened, origin);
        // after trouble nothing was written, and what troubles the disk would be waited for once more
        if (answer || answer.error().isAuthenticationFailure())
            d->sendMail();
        std::unique_lock lock(d->sessionMutex);
        const bool taken = promise.addResult(answer);
        if (opened.isEmpty())
            return;
        const bool newToken = taken && !opened.deviceToken().isEmpty();
        if (newToken)
            d->device.hold(opened.deviceToken());
        if (taken) {
            std::swap(d->session, opened);
            d->openedBy = *answer;
        }
        // what is left over: the session before, or that of a cancelled login
        if (const auto ended = d->backend->service.logout(opened); !ended)
            qCWarning(logAuth) << "a session could not be ended:" << ended.error().detail;
        if (taken)
            announce();
        lock.unlock();
        if (newToken)
            d->device.keep();
    });
}

void EmbeddedClient::announce()
{
    QMetaObject::invokeMethod(this, [this] {
        getUser().then(this, [this](const Result<std::optional<User>> &user) {
            if (user)
                Q_EMIT userChanged(*user);
        });
    });
}

QFuture<Result<SignInSettings>> EmbeddedClient::signInSettings()
{
    return inBackground([this] {
        return d->backend->settings.load().transform([this](const Settings &settings) {
            return SignInSettings{.appName = settings.appName,
                                  .allowSignup = settings.allowSignup,
                                  .useEmail = settings.useEmail,
                                  .useToken = settings.useToken,
                                  .confirmEmail = settings.confirmEmail,
                                  .outboxFolder = settings.smtpHost.isEmpty() ? d->backend->paths.outboxFolder
                                                                              : QString(),
                                  .minimumPasswordLength = minimumPasswordLength,
                                  .mfa = settings.mfaPolicy(),
                                  .mfaTypes = settings.enabledMfaTypes(),
                                  .mfaTimeoutDays = settings.mfaTimeoutDays,
                                  .allowMfaEmailReset = settings.allowMfaEmailReset};
        });
    });
}

QFuture<Result<std::optional<User>>> EmbeddedClient::getUser()
{
    return inBackground([this] { return d->backend->service.getUser(d->currentSession()); });
}

QFuture<Result<User>> EmbeddedClient::loginWithEmail(const QString &email, const Secret &password,
                                                     const LoginOptions &options)
{
    const EmailLogin login{.email = email, .password = password, .mfa = options.mfa};
    return signIn([this, login](Session &session, const Origin &origin) {
        auto answer = d->backend->service.loginWithEmail(session, login, origin);
        d->notePending(login.email, answer ? std::nullopt : std::optional(answer.error()));
        return answer;
    });
}

QFuture<Result<User>> EmbeddedClient::signupWithEmail(const QString &email, const Secret &password,
                                                      const SignupOptions &options)
{
    const EmailSignup signup{.email = email, .password = password, .mfaMethod = options.mfaMethod};
    return signIn([this, signup](Session &session, const Origin &origin) {
        return d->backend->service.signupWithEmail(session, signup, origin);
    });
}

QFuture<Result<User>> EmbeddedClient::createFirstAdmin(const QString &email, const Secret &password)
{
    return signIn([this, email, password](Session &session, const Origin &origin) {
        return d->backend->service.createFirstAdmin(session, email, password, origin);
    });
}

QFuture<Result<void>> EmbeddedClient::sendConfirmationEmail(const QString &email)
{
    return inBackgroundWithMail(
        [this, email] { return d->backend->service.sendConfirmationEmail(email, d->origin()); });
}

QFuture<Result<void>> EmbeddedClient::confirmEmail(const QString &email, const Secret &code)
{
    return inBackground(
        [this, email, code] { return d->backend->service.confirmEmail(email, code, d->origin()); });
}

QFuture<Result<QList<Activity>>> EmbeddedClient::activity()
{
    return inBackground([this] { return d->backend->service.activity(d->currentSession()); });
}

QFuture<Result<void>> EmbeddedClient::logout()
{
    return inBackground([this] {
        const std::lock_guard lock(d->sessionMutex);
        const bool had = !d->session.isEmpty();
        const auto ended = d->backend->service.logout(d->session);
        if (ended && had)
            announce();
        return ended;
    });
}

void EmbeddedClient::cancelLogin(QFuture<Result<User>> &login)
{
    login.cancel();
    // a cancelled future takes no result any more, so one that is there came first
    if (login.resultCount() == 0 || !login.resultAt(0))
        return;
    inBackground([this, user = *login.resultAt(0)]() -> Result<void> {
        const std::lock_guard lock(d->sessionMutex);
        // a sign-up may have opened none, and another login may have followed
        if (d->session.isEmpty() || d->openedBy.id != user.id || d->openedBy.lastLogin != user.lastLogin)
            return {};
        const auto ended = d->backend->service.logout(d->session);
        if (ended)
            announce();
        return ended;
    });
}

QFuture<Result<bool>> EmbeddedClient::hasUsers()
{
    return inBackground([this] { return d->backend->service.hasUsers(); });
}

} // namespace latchkey
