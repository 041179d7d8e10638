// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/base/sealingkeylocation.h>
#include <latchkey/core/client/usersadmin.h>
#include <latchkey/core/client/usersclient.h>

#include <functional>
#include <memory>

namespace latchkey {

//! How to open a database in this process.
struct EmbeddedOptions
{
    QString appName{}; //!< seeds a new database; its setting app_name wins afterwards
    QString appId{};   //!< reverse domain name; seeds rp_id of a new database
    //! The SQLite file; a relative one lies in QStandardPaths::AppDataLocation. Empty: LATCHKEY_DATABASE, or
    //! else latchkey/users.db under the user's data folder. Created with its folder if missing.
    QString database{};
    //! The file of the sealing key; empty: LATCHKEY_KEYFILE. Neither: the keychain, if the user has one, or
    //! else a file beside the database; which of both is decided when the database is made.
    QString keyFile{};
    //! For .eml files, while the setting smtp_host is empty; empty: LATCHKEY_OUTBOX, or else "outbox" beside
    //! the database.
    QString outboxFolder{};
    QString language{}; //!< BCP 47, for mails; empty: that of QLocale()
    //! Whether the client does the database's standing work: mail that waits in the outbox, from whomever, is
    //! sent from the start and twice a minute, and events of the audit past their time are dropped. Mail that
    //! the client's own calls wrote is sent at once in either case.
    bool runsMaintenance = true;
    //! Whether accounts that log in here know this device afterwards, by a token in the user's keychain or
    //! data folder; not for programs that try logins of others.
    bool remembersDevice = true;
    //! Your own mail templates, as <language>/<name>.subject, .txt and .html, in UTF-8; each file takes the
    //! place of Latchkey's, whose names and placeholders `latchkeyctl mail preview` tells. One that cannot be
    //! filled is not used. Empty: none.
    QString mailTemplates{};
};

//! The users service of this very process: client code on top, the service on worker threads below.
//!
//! Not for use across a process boundary. Destroying it waits for work under way; mail that a server is slow
//! to take stays in the outbox, unless runsMaintenance is off.
class LATCHKEY_CORE_EXPORT EmbeddedClient : public UsersClient
{
    Q_OBJECT
public:
    ~EmbeddedClient() override;

    QFuture<Result<SignInSettings>> signInSettings() override;
    QFuture<Result<std::optional<User>>> getUser() override;
    QFuture<Result<User>> loginWithEmail(const QString &email, const Secret &password,
                                         const LoginOptions &options = {}) override;
    QFuture<Result<User>> signupWithEmail(const QString &email, const Secret &password,
                                          const SignupOptions &options = {}) override;
    QFuture<Result<void>> sendConfirmationEmail(const QString &email) override;
    QFuture<Result<void>> confirmEmail(const QString &email, const Secret &code) override;
    QFuture<Result<void>> sendPasswordResetEmail(const QString &email) override;
    QFuture<Result<void>> resetPasswordWithCode(const QString &email, const Secret &code,
                                                const Secret &newPassword) override;
    QFuture<Result<void>> sendTokenLoginEmail(const QString &email) override;
    QFuture<Result<User>> loginWithToken(const QString &email, const Secret &code,
                                         const LoginOptions &options = {}) override;
    QFuture<Result<User>> continueLogin(const PendingLogin &pending, const MfaLogin &mfa) override;
    QFuture<Result<MfaSetUp>> setUpMfa(const PendingLogin &pending, const MfaMethod &method) override;
    QFuture<Result<MfaLogin>> verifyMfa(const QString &email, const Secret &password,
                                        const MfaLogin &mfa) override;
    QFuture<Result<QStringList>> getAvailableMfaTypes(const QString &email, const Secret &password) override;
    QFuture<Result<QStringList>> getEnabledMfaTypes() override;
    QFuture<Result<void>> sendMfaResetEmail(const QString &email) override;
    QFuture<Result<void>> resetMfaWithCode(const QString &email, const Secret &code) override;
    QFuture<Result<TotpSecret>> generateTotpSecret(const QString &email) override;
    QFuture<Result<bool>> validateTotpCode(const MfaMethod &method, const Secret &code) override;
    QFuture<Result<QList<Secret>>> addMfaMethod(const Secret &password, const MfaMethod &method,
                                                ClearExisting clearExisting = ClearExisting::No) override;
    QFuture<Result<QList<Secret>>>
    addMfaMethodWithProof(const Proof &proof, const MfaMethod &method,
                          ClearExisting clearExisting = ClearExisting::No) override;
    QFuture<Result<MfaOverview>> mfaMethods() override;
    QFuture<Result<void>> removeMfaMethod(const Proof &proof, const QString &id) override;
    QFuture<Result<void>> renameMfaMethod(const QString &id, const QString &name) override;
    QFuture<Result<QList<Secret>>> newRecoveryCodes(const Proof &proof) override;
    QFuture<Result<void>> revokeTrustedDevice(qint64 id) override;
    QFuture<Result<ProofKind>> neededProof() override;
    QFuture<Result<void>> sendProofEmail() override;
    QFuture<Result<void>> resetPassword(const Secret &oldPassword, const Secret &newPassword) override;
    QFuture<Result<void>> setPassword(const Proof &proof, const Secret &newPassword) override;
    QFuture<Result<void>> changeEmail(const Proof &proof, const QString &newEmail) override;
    QFuture<Result<User>> confirmNewEmail(const Secret &code) override;
    QFuture<Result<void>> undoEmailChange(const QString &formerEmail, const Secret &code) override;
    QFuture<Result<QList<SessionInfo>>> sessions() override;
    QFuture<Result<void>> revokeSession(qint64 id) override;
    QFuture<Result<void>> revokeOtherSessions() override;
    QFuture<Result<QByteArray>> exportAccount() override;
    QFuture<Result<void>> deleteAccount(const Proof &proof) override;
    QFuture<Result<QList<Activity>>> activity() override;
    QFuture<Result<void>> logout() override;
    void cancelLogin(QFuture<Result<User>> &login) override;
    UsersAdmin &admin() override;

    //! Server code. Synchronous: call it from a worker thread.
    UsersService &service();
    //! Where the users are kept: the absolute path of the database.
    QString database() const;
    //! Where the database's sealing key is. Waits for the disk. Error: StorageFailed.
    Result<SealingKeyLocation> keyLocation() const;

    // for the application's first start
    //! Whether anyone has signed up yet.
    QFuture<Result<bool>> hasUsers();
    //! See UsersService::createFirstAdmin.
    QFuture<Result<User>> createFirstAdmin(const QString &email, const Secret &password);

private:
    struct Private;
    friend struct EmbeddedOpening;
    explicit EmbeddedClient(std::unique_ptr<Private> state);
    template<typename Work>
    auto inBackground(Work work);
    using Attempt = std::function<Result<User>(Session &, const Origin &)>;
    QFuture<Result<User>> signIn(Attempt attempt);
    void announce();
    //! Runs a call that may have written mail, and sends that.
    template<typename Work>
    auto inBackgroundWithMail(Work work);
    //! Tells whose session it is now, after what may have ended it.
    void announceIfHeld();
    QFuture<Result<QList<Secret>>> addFactor(const MfaAddition &addition);
    std::unique_ptr<Private> d;
};

//! Opens (or makes) the database and starts the workers. Errors: StorageFailed with its reason, InvalidInput;
//! what is wrong with the sealing key is told by the first login or write. Needs a QCoreApplication; call it
//! from the thread the client shall live in. It waits for the disk, up to 10 s for a database that another
//! process has locked, and, when it makes the database, up to a minute for a person to unlock the keychain.
LATCHKEY_CORE_EXPORT Result<std::unique_ptr<EmbeddedClient>> openEmbedded(const EmbeddedOptions &options);

//! As openEmbedded(), but returns at once, for programs whose windows are there already. The client lives in
//! the calling thread, which needs an event loop; take it by takeResult().
LATCHKEY_CORE_EXPORT QFuture<Result<std::unique_ptr<EmbeddedClient>>>
openEmbeddedInBackground(const EmbeddedOptions &options);

} // namespace latchkey
