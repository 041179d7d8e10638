// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/mfalogindialog.h>

#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/mfa/mfaform.h>
#include <latchkey/forms/mfa/mfalogincontroller.h>
#include <latchkey/forms/mfa/mfawords.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QPointer>

namespace latchkey {

namespace {

constexpr int dialogWidth = 448; // what the way to a reset takes in long languages

} // namespace

struct MfaLoginDialog::Private
{
    MfaLoginDialog *q;
    UsersClient &client;
    QString email;
    Secret password;
    MfaLoginController controller{client};
    MfaForm *form = nullptr;
    DialogFooter *footer = nullptr;
    QPushButton *resetButton = nullptr;
    MfaLoginOutcome outcome = Cancelled{};

    void build();
    void connectController();
    void applySettings();
    void end(const MfaLoginOutcome &with);
};

MfaLoginDialog::MfaLoginDialog(UsersClient &client, const QString &email, const Secret &password,
                               QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
    , d(new Private{.q = this, .client = client, .email = email, .password = password})
{
    setObjectName(QStringLiteral("MfaLoginDialog"));
    d->build();
    d->connectController();
    d->applySettings();
}

MfaLoginDialog::~MfaLoginDialog() = default;

MfaLoginOutcome MfaLoginDialog::outcome() const
{
    return d->outcome;
}

void MfaLoginDialog::done(int result)
{
    FormDialog::done(result);
    d->form->forget();
    d->password = {};
}

bool MfaLoginDialog::isBusy() const
{
    return d->controller.isBusy();
}

void MfaLoginDialog::cancelWork()
{
    d->controller.cancel();
}

void MfaLoginDialog::Private::build()
{
    form = new MfaForm;
    footer = new DialogFooter;
    resetButton = footer->addLink(QStringLiteral("resetMfaButton"), MfaWords::lostFactor());
    resetButton->hide();
    connect(resetButton, &QPushButton::clicked, q, [this] { end(ResetMfa{}); });
    QPushButton *cancel = footer->addButton(QStringLiteral("cancelButton"), MfaLoginDialog::tr("Cancel"));
    connect(cancel, &QPushButton::clicked, q, &QDialog::reject);
    connect(form, &MfaForm::stopRequested, q, [this] { controller.cancel(); });
    connect(form, &MfaForm::startedAnew, q, [this] { q->messageBar().clear(); });
    connect(form, &MfaForm::submitted, q, [this](const MfaLogin &mfa) {
        q->messageBar().clear();
        controller.verify(email, password, mfa);
    });
    q->setPage({.title = MfaWords::loginTitle(),
                .subtitle = email,
                .body = form,
                .footer = footer,
                .mainButton = form->mainButton(),
                .focus = form->startField()});
}

void MfaLoginDialog::Private::connectController()
{
    connect(&controller, &MfaLoginController::busyChanged, q, [this] {
        form->setBusy(controller.isBusy());
        footer->setEnabled(!controller.isBusy());
    });
    connect(&controller, &MfaLoginController::verified, q, [this](const MfaLogin &ticket) { end(ticket); });
    connect(&controller, &MfaLoginController::failed, q,
            [this](const AuthError &error) { MfaWords::tell(error, *form, q->messageBar()); });
}

// Until the settings have come, nothing is offered that may not be there.
void MfaLoginDialog::Private::applySettings()
{
    whenAnswered(client.signInSettings(), q, [this](const Result<SignInSettings> &settings) {
        if (!settings)
            return;
        form->setTrustDays(settings->mfaTimeoutDays);
        resetButton->setVisible(settings->allowMfaEmailReset);
    });
}

void MfaLoginDialog::Private::end(const MfaLoginOutcome &with)
{
    outcome = with;
    q->done(std::holds_alternative<MfaLogin>(with) ? Accepted : Rejected);
}

MfaLoginOutcome mfaLoginWithForm(UsersClient &client, const QString &email, const Secret &password,
                                 QWidget *parent)
{
    const QPointer<MfaLoginDialog> dialog(new MfaLoginDialog(client, email, password, parent));
    dialog->exec();
    if (!dialog)
        return Cancelled{}; // its parent took it down
    const MfaLoginOutcome outcome = dialog->outcome();
    delete dialog.get();
    return outcome;
}

} // namespace latchkey
