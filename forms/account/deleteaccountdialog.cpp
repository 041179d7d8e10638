// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/deleteaccountdialog.h>

#include <latchkey/forms/account/accountcontroller.h>
#include <latchkey/forms/account/deleteaccountform.h>
#include <latchkey/forms/account/prooffield.h>
#include <latchkey/forms/signin/signinfooter.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

namespace {

constexpr int dialogWidth = 400;

} // namespace

struct DeleteAccountDialog::Private
{
    UsersClient &client;
    AccountController account{client};
    DeleteAccountForm *form = new DeleteAccountForm;
    SignInFooter *footer = new SignInFooter({}, Cancelling::Allowed);
};

DeleteAccountDialog::DeleteAccountDialog(UsersClient &client, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
    , d(new Private{.client = client})
{
    setObjectName(QStringLiteral("DeleteAccountDialog"));
    d->account.serve(d->form->proofField());
    d->account.tellIn(messageBar());
    connect(&d->account, &AccountController::busyChanged, this, [this] {
        d->form->setBusy(isBusy());
        d->footer->setEnabled(!isBusy());
    });
    connect(d->form, &DeleteAccountForm::submitted, this, &DeleteAccountDialog::erase);
    connect(d->form, &SubmitForm::stopRequested, this, &DeleteAccountDialog::cancelWork);
    connect(d->footer, &SignInFooter::cancelled, this, &QDialog::reject);
    setPage({.title = tr("Delete your account"),
             .body = d->form,
             .footer = d->footer,
             .mainButton = d->form->mainButton(),
             .focus = d->form->proofField().startField()});
    d->account.load();
}

DeleteAccountDialog::~DeleteAccountDialog() = default;

void DeleteAccountDialog::done(int result)
{
    FormDialog::done(result);
    d->form->forget();
}

bool DeleteAccountDialog::isBusy() const
{
    return d->account.isBusy();
}

void DeleteAccountDialog::cancelWork()
{
    d->account.cancel();
}

void DeleteAccountDialog::erase(const Proof &proof)
{
    if (isBusy())
        return;
    messageBar().clear();
    d->account.work(d->client.deleteAccount(proof), [this](const Result<void> &result) {
        if (result) {
            Q_EMIT deleted();
            accept();
        } else if (!d->form->showFieldError(result.error())) {
            d->account.refuse(result.error());
        }
    });
}

} // namespace latchkey
