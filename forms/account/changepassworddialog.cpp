// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/changepassworddialog.h>

#include <latchkey/forms/account/accountcontroller.h>
#include <latchkey/forms/account/changepasswordform.h>
#include <latchkey/forms/account/prooffield.h>
#include <latchkey/forms/signin/signinfooter.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QPointer>

namespace latchkey {

namespace {

constexpr int dialogWidth = 400;

} // namespace

struct ChangePasswordDialog::Private
{
    UsersClient &client;
    AccountController account{client};
    ChangePasswordForm *form = new ChangePasswordForm;
    SignInFooter *footer = new SignInFooter({}, Cancelling::Allowed);
};

ChangePasswordDialog::ChangePasswordDialog(UsersClient &client, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
    , d(new Private{.client = client})
{
    setObjectName(QStringLiteral("ChangePasswordDialog"));
    d->account.serve(d->form->proofField());
    d->account.tellIn(messageBar());
    connect(&d->account, &AccountController::busyChanged, this, [this] {
        d->form->setBusy(isBusy());
        d->footer->setEnabled(!isBusy());
    });
    connect(&d->account, &AccountController::loaded, this, [this](const AccountFacts &facts) {
        setTitle(facts.hasPassword() ? tr("Change your password") : tr("Set a password"));
        d->form->setHasPassword(facts.hasPassword());
        d->form->setMinimumPasswordLength(facts.settings.minimumPasswordLength);
        d->form->setContext({.email = facts.user.email, .appName = facts.settings.appName});
    });
    connect(d->form, &ChangePasswordForm::submitted, this, &ChangePasswordDialog::change);
    connect(d->form, &SubmitForm::stopRequested, this, &ChangePasswordDialog::cancelWork);
    connect(d->footer, &SignInFooter::cancelled, this, &QDialog::reject);
    setPage({.title = tr("Change your password"),
             .body = d->form,
             .footer = d->footer,
             .mainButton = d->form->mainButton(),
             .focus = d->form->proofField().startField()});
    d->account.load();
}

ChangePasswordDialog::~ChangePasswordDialog() = default;

void ChangePasswordDialog::done(int result)
{
    FormDialog::done(result);
    d->form->forget();
}

bool ChangePasswordDialog::isBusy() const
{
    return d->account.isBusy();
}

void ChangePasswordDialog::cancelWork()
{
    d->account.cancel();
}

void ChangePasswordDialog::change(const Proof &proof, const Secret &newPassword)
{
    if (isBusy())
        return;
    messageBar().clear();
    const bool byPassword = proof.kind == ProofKind::Password;
    d->account.work(byPassword ? d->client.resetPassword(proof.value, newPassword)
                               : d->client.setPassword(proof, newPassword),
                    [this](const Result<void> &result) { finish(result); });
}

void ChangePasswordDialog::finish(const Result<void> &result)
{
    if (result) {
        Q_EMIT changed();
        accept();
    } else if (!d->form->showFieldError(result.error())) {
        d->account.refuse(result.error());
    }
}

bool changePasswordWithForm(UsersClient &client, QWidget *parent)
{
    const QPointer<ChangePasswordDialog> dialog(new ChangePasswordDialog(client, parent));
    const bool changed = dialog->exec() == QDialog::Accepted;
    delete dialog.get(); // unless its parent took it down meanwhile
    return changed;
}

} // namespace latchkey
