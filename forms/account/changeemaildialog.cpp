// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/changeemaildialog.h>

#include <latchkey/forms/account/accountcontroller.h>
#include <latchkey/forms/account/changeemailform.h>
#include <latchkey/forms/account/prooffield.h>
#include <latchkey/forms/code/codeform.h>
#include <latchkey/forms/code/codewords.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/signin/signinfooter.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

namespace {

constexpr int dialogWidth = 400;

} // namespace

struct ChangeEmailDialog::Private
{
    UsersClient &client;
    AccountController account{client};
    ResendPause pause = ResendPause();
    QPointer<ChangeEmailForm> addressForm = {};
    QPointer<CodeForm> codeForm = {};
    QPointer<SignInFooter> footer = {};
    QString newEmail = {};
    Proof proof = {}; // to have a new code sent
    std::optional<User> user = {};

    SubmitForm *form() const { return addressForm ? static_cast<SubmitForm *>(addressForm) : codeForm; }
    void tell(const AuthError &error);
};

void ChangeEmailDialog::Private::tell(const AuthError &error)
{
    if (!form()->showFieldError(error))
        account.refuse(error);
}

ChangeEmailDialog::ChangeEmailDialog(UsersClient &client, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
    , d(new Private{.client = client})
{
    setObjectName(QStringLiteral("ChangeEmailDialog"));
    d->account.tellIn(messageBar());
    connect(&d->account, &AccountController::busyChanged, this, [this] {
        d->form()->setBusy(isBusy());
        d->footer->setEnabled(!isBusy());
    });
    connect(&d->pause, &ResendPause::changed, this, [this] {
        if (d->codeForm)
            d->codeForm->setResendWait(d->pause.remaining());
    });
    showAddressPage();
    d->account.load();
}

ChangeEmailDialog::~ChangeEmailDialog() = default;

std::optional<User> ChangeEmailDialog::user() const
{
    return d->user;
}

void ChangeEmailDialog::done(int result)
{
    FormDialog::done(result);
    d->proof = {};
    if (d->addressForm)
        d->addressForm->forget();
}

bool ChangeEmailDialog::isBusy() const
{
    return d->account.isBusy();
}

void ChangeEmailDialog::cancelWork()
{
    d->account.cancel();
}

void ChangeEmailDialog::showAddressPage()
{
    auto *page = new ChangeEmailForm;
    page->fill(d->newEmail);
    d->account.serve(page->proofField());
    connect(page, &ChangeEmailForm::submitted, this, &ChangeEmailDialog::requestCode);
    connect(page, &SubmitForm::stopRequested, this, &ChangeEmailDialog::cancelWork);
    d->footer = new SignInFooter({}, Cancelling::Allowed);
    connect(d->footer, &SignInFooter::cancelled, this, &QDialog::reject);
    setPage({.title = tr("Change your address"),
             .body = page,
             .footer = d->footer,
             .mainButton = page->mainButton(),
             .focus = page->proofField().startField()});
    d->addressForm = page;
    d->codeForm = nullptr;
}

void ChangeEmailDialog::showCodePage()
{
    auto *page = new CodeForm;
    page->setResendOffered(d->proof.kind == ProofKind::Password); // a code proves nothing twice
    connect(page, &CodeForm::submitted, this, &ChangeEmailDialog::redeem);
    connect(page, &CodeForm::resendRequested, this, &ChangeEmailDialog::sendAgain);
    connect(page, &SubmitForm::stopRequested, this, &ChangeEmailDialog::cancelWork);
    d->footer = new SignInFooter({.text = tr("Back"),
                                  .objectName = QStringLiteral("backButton"),
                                  .icon = themeIcon(QStringLiteral("back"), &ThemeTokens::link)},
                                 Cancelling::Allowed);
    connect(d->footer, &SignInFooter::linkClicked, this, &ChangeEmailDialog::showAddressPage);
    connect(d->footer, &SignInFooter::cancelled, this, &QDialog::reject);
    setPage(
        {.title = tr("Confirm your new address"),
         .subtitle = tr("This logs you out on all your other devices. Your old address can undo it for 72 "
                        "hours."),
         .body = page,
         .footer = d->footer,
         .mainButton = page->mainButton(),
         .focus = page->startField()});
    d->codeForm = page;
    d->addressForm = nullptr;
}

void ChangeEmailDialog::requestCode(const Proof &proof, const QString &email)
{
    if (isBusy())
        return;
    messageBar().clear();
    d->newEmail = email;
    d->account.work(d->client.changeEmail(proof, email), [this, proof](const Result<void> &result) {
        if (!result) {
            d->tell(result.error());
            return;
        }
        d->proof = proof;
        if (d->addressForm)
            showCodePage();
        d->pause.setTopic(d->newEmail);
        d->pause.begin();
        messageBar().showMessage(
            MessageBar::Kind::Info,
            CodeWords::sent(d->newEmail, CodeWords::oneDay(),
                            d->account.facts() ? d->account.facts()->settings.outboxFolder : QString()));
        messageBar().setIcon(QStringLiteral("mail"));
    });
}

void ChangeEmailDialog::sendAgain()
{
    requestCode(d->proof, d->newEmail);
}

void ChangeEmailDialog::redeem(const Secret &code)
{
    if (isBusy())
        return;
    messageBar().clear();
    d->account.work(d->client.confirmNewEmail(code), [this](const Result<User> &result) {
        if (!result) {
            d->tell(result.error());
            return;
        }
        d->user = *result;
        Q_EMIT changed(*result);
        accept();
    });
}

} // namespace latchkey
