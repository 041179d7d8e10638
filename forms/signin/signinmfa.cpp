// SPDX-License-Identifier: MIT
// The pages of the sign-in dialogs that ask for a second factor, reset it, or set one up.
#include <latchkey/forms/signin/signindialog_p.h>

#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/mfa/mfaform.h>
#include <latchkey/forms/mfa/mfasetuppages.h>
#include <latchkey/forms/mfa/mfawords.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

namespace {

constexpr int mfaWidth = 448; // what the way to a reset takes in long languages

} // namespace

void SignInDialog::Private::connectMfa()
{
    connect(&mfaLogin, &LoginController::busyChanged, q, [this] { updateBusy(); });
    connect(&mfaLogin, &LoginController::loggedIn, q, [this](const User &who) { finish(who); });
    connect(&mfaLogin, &LoginController::failed, q, [this](const AuthError &error) { showMfaError(error); });
}

// The first factor was right: true if the second one, or its set-up, is what is left.
bool SignInDialog::Private::goOnWithFactor(const AuthError &error)
{
    const bool isLeft =
        error.code == AuthErrorCode::MfaRequired || error.code == AuthErrorCode::MfaSetupRequired;
    if (!isLeft || error.pending.isEmpty())
        return false;
    pending = error.pending;
    if (error.code == AuthErrorCode::MfaRequired)
        showMfa();
    else
        showMfaSetup();
    return true;
}

void SignInDialog::Private::showMfa()
{
    keepWhatWasTyped();
    if (!submittedPassword.isEmpty())
        loginPassword = submittedPassword; // to be there on the way back
    auto *page = new MfaForm;
    page->setTrustDays(settings ? settings->mfaTimeoutDays : 0);
    connect(page, &MfaForm::startedAnew, q, [this] { q->messageBar().clear(); });
    connect(page, &MfaForm::submitted, q, [this](const MfaLogin &mfa) {
        q->messageBar().clear();
        mfaLogin.goOn(pending, mfa);
    });
    connectForm(page);
    mfaFooter = makeMfaFooter();
    q->setPage({.title = MfaWords::loginTitle(),
                .subtitle = email,
                .body = page,
                .footer = mfaFooter,
                .mainButton = page->mainButton(),
                .focus = page->startField(),
                .width = mfaWidth});
    leavePage();
    mfaForm = page;
}

DialogFooter *SignInDialog::Private::makeMfaFooter()
{
    auto *made = new DialogFooter;
    if (settings && settings->allowMfaEmailReset) {
        QPushButton *reset = made->addLink(QStringLiteral("resetMfaButton"), MfaWords::lostFactor());
        connect(reset, &QPushButton::clicked, q, [this] { showMfaReset(); });
    }
    QPushButton *back = made->addButton(QStringLiteral("backButton"), SignInDialog::tr("Back"));
    back->setIcon(themeIcon(QStringLiteral("back")));
    connect(back, &QPushButton::clicked, q, [this] { showLogin(); });
    if (q->cancelling() == Cancelling::Allowed) {
        QPushButton *cancel = made->addButton(QStringLiteral("cancelButton"), SignInDialog::tr("Cancel"));
        connect(cancel, &QPushButton::clicked, q, &QDialog::reject);
    }
    return made;
}

void SignInDialog::Private::showMfaError(const AuthError &error)
{
    if (error.code == AuthErrorCode::MfaSetupRequired && goOnWithFactor(error))
        return;
    if (error.code != AuthErrorCode::AuthenticationFailed) {
        MfaWords::tell(error, *mfaForm, q->messageBar());
        return;
    }
    showLogin(); // the pending login holds no longer
    showError(error);
}

void SignInDialog::Private::showMfaReset()
{
    auto *page = new CodeForm;
    page->setWords(SignInDialog::tr("Reset your second factor"), SignInDialog::tr("Resetting…"));
    connect(page, &CodeForm::submitted, q,
            [this](const Secret &code) { codes.redeem(code, submittedPassword); });
    connect(page, &CodeForm::resendRequested, q, [this] { codes.sendCode(); });
    showCodePage(CodeUse::MfaReset, page, page->startField());
    codeForm = page;
    sendFirstCode();
}

// Whoever came by an emailed code has no password that could be used once more.
void SignInDialog::Private::goOnAfterMfaReset()
{
    if (settings && settings->mfa == MfaPolicy::Required) {
        showMfaSetup();
        return;
    }
    showLogin();
    q->messageBar().showMessage(MessageBar::Kind::Success, {SignInDialog::tr("Your second factor is reset."),
                                                            SignInDialog::tr("Log in once more.")});
}

void SignInDialog::Private::showMfaSetup()
{
    keepWhatWasTyped();
    leavePage();
    setup = new MfaSetupPages(client,
                              {.pending = pending, .email = email, .leaving = MfaSetupPages::Leaving::LogOut},
                              q->messageBar(), q);
    connect(setup, &MfaSetupPages::pageMade, q, [this](const Page &page) { q->setPage(page); });
    connect(setup, &MfaSetupPages::finished, q, [this] { finish(*setup->user()); });
    connect(setup, &MfaSetupPages::left, q, [this] {
        loginPassword = {};
        showLogin();
    });
    connect(setup, &MfaSetupPages::loginLost, q, [this](const AuthError &error) {
        showLogin();
        showError(error);
    });
    setup->begin();
}

void SignInDialog::Private::leaveMfaSetup()
{
    if (!setup)
        return;
    setup->disconnect(q);
    setup->forget();
    setup->deleteLater(); // it may be the sender of the signal that led here
    setup = nullptr;
}

} // namespace latchkey
