// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountcontroller.h>
#include <latchkey/forms/dialog/formdialog.h>

#include <QPointer>

#include <map>

namespace latchkey {

class RecoveryCodesPage;
class SetupPage;
class SubmitForm;
struct SetupWay;

//! The way to a second factor, page by page: a proof where one is needed, the kind of factor, its set-up, the
//! recovery codes. Makes the pages; a dialog shows them.
class MfaSetupPages : public QObject
{
    Q_OBJECT
public:
    //! How it can be given up, besides closing the window.
    enum class Leaving { NotOffered, Cancel, LogOut };
    struct Start
    {
        //! Of a login that waits for its second factor; empty: it is for whoever is logged in.
        PendingLogin pending = {};
        QString email = {}; //!< goes with the pending login
        Leaving leaving = Leaving::NotOffered;
    };

    //! \a client and \a bar outlive this object; \a bar is that of the dialog.
    MfaSetupPages(UsersClient &client, const Start &start, MessageBar &bar, QObject *parent = nullptr);
    ~MfaSetupPages() override;

    //! Makes the first page.
    void begin();
    bool isBusy() const;
    void cancelWork();
    //! Whether codes are shown that are not confirmed kept: then the dialog has to stay.
    bool holdsBack() const;
    //! Points out what holds the dialog back.
    void remind();
    //! Wipes every secret on the pages.
    void forget();
    //! Whether a second factor was set up.
    bool isSetUp() const { return m_setUp; }
    //! Who was logged in by that; none without a pending login.
    const std::optional<User> &user() const { return m_user; }

Q_SIGNALS:
    void pageMade(const latchkey::FormDialog::Page &page);
    void finished();
    //! Cancel or Log out was pressed.
    void left();
    //! Nobody is logged in, or the pending login does not hold any more.
    void loginLost(const latchkey::AuthError &error);

private:
    void load();
    void showProof();
    void goOnWithProof();
    void showChoice();
    void refreshChoice();
    void showWay(const SetupWay &way);
    void showCodes(const QList<Secret> &codes);
    QWidget *makeChoice();
    QWidget *makeChoiceFooter();
    SetupPage &pageOf(const SetupWay &way);
    QString leavingText() const;
    void enter(SubmitForm *form);

    void add(const MfaMethod &method);
    void addToPending(const MfaMethod &method);
    void addToAccount(const MfaMethod &method);
    void complete(const QList<Secret> &codes);
    void showAddError(const AuthError &error);
    void showError(const AuthError &error);

    UsersClient &m_client;
    Start m_start;
    MessageBar &m_bar;
    AccountController m_account;
    std::optional<SignInSettings> m_settings;
    std::optional<QStringList> m_types;
    Proof m_proof;
    std::optional<MfaMethod> m_made; //!< waits to be added, if the proof was wrong at first
    QFuture<Result<MfaSetUp>> m_adding;
    //! kept on the way back, so that no secret changes under the person's hands
    std::map<QString, std::unique_ptr<SetupPage>> m_pages;
    QPointer<SubmitForm> m_form; //!< that may be busy, on the page that is shown
    QPointer<RecoveryCodesPage> m_codesPage;
    bool m_choosing = false;
    bool m_setUp = false;
    std::optional<User> m_user;
};

} // namespace latchkey
