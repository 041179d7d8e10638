// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>
#include <latchkey/forms/code/resendpause.h>
#include <latchkey/forms/dialog/answer.h>

namespace latchkey {

class MessageBar;
class ProofField;

//! What a dialog has to know about whoever is logged in.
struct AccountFacts
{
    SignInSettings settings;
    User user;
    ProofKind proof = ProofKind::Password;

    bool hasPassword() const { return user.passwordChanged.isValid(); }
};

//! What the dialogs on one's own account share: finds out who it is and which proof is needed, has the code
//! mailed that serves as one, and waits for one piece of work at a time.
class AccountController : public QObject
{
    Q_OBJECT
public:
    explicit AccountController(UsersClient &client, QObject *parent = nullptr);

    bool isBusy() const { return m_busy; }
    const std::optional<AccountFacts> &facts() const { return m_facts; }

    //! Keeps \a field asking for the proof that is needed.
    void serve(ProofField &field);
    //! Keeps \a bar telling where the code for that is, and what went wrong.
    void tellIn(MessageBar &bar);
    void load();

    //! Busy until the answer is there; \a handler gets it unless cancel() came first.
    template<typename T, typename Handler>
    void work(const QFuture<Result<T>> &answer, const Handler &handler)
    {
        setBusy(true);
        whenAnswered(answer, this, [this, handler, round = ++m_round](const Result<T> &result) {
            if (round != m_round)
                return;
            setBusy(false);
            handler(result);
        });
    }
    //! Tells \a error, and asks anew which proof is needed if it is about that.
    void refuse(const AuthError &error);
    //! Waits no longer. What was asked for may be done all the same.
    void cancel();

Q_SIGNALS:
    void busyChanged();
    void loaded(const latchkey::AccountFacts &facts);
    //! The code that serves as a proof is on its way.
    void proofSent();
    //! Nobody is logged in, or it could not be found out.
    void failed(const latchkey::AuthError &error);
    //! cancel() has left work under way.
    void givenUp();

private:
    void loadUser(const SignInSettings &settings);
    void loadProof(const AccountFacts &facts);
    void sendProof();
    void tellWhereTheCodeIs(MessageBar &bar) const;
    void setBusy(bool busy);

    UsersClient &m_client;
    std::optional<AccountFacts> m_facts;
    ResendPause m_pause;
    quint64 m_round = 0;
    bool m_busy = false;
};

} // namespace latchkey
