// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/configuremfadialog.h>

#include <latchkey/forms/mfa/mfasetuppages.h>

#include <QPointer>

namespace latchkey {

namespace {

constexpr int dialogWidth = 600;

} // namespace

struct ConfigureMfaDialog::Private
{
    MfaSetupPages pages;
    std::optional<AuthError> error = {};
};

ConfigureMfaDialog::ConfigureMfaDialog(UsersClient &client, const ConfigureMfaOptions &options,
                                       QWidget *parent)
    : FormDialog(dialogWidth, options.allowCancel ? Cancelling::Allowed : Cancelling::NotAllowed, parent)
    , d(new Private{.pages{client,
                           {.pending = options.pending,
                            .email = options.email,
                            .leaving = options.allowCancel ? MfaSetupPages::Leaving::Cancel
                                                           : MfaSetupPages::Leaving::NotOffered},
                           messageBar()}})
{
    setObjectName(QStringLiteral("ConfigureMfaDialog"));
    connect(&d->pages, &MfaSetupPages::pageMade, this, [this](const Page &page) { setPage(page); });
    connect(&d->pages, &MfaSetupPages::finished, this, &QDialog::accept);
    connect(&d->pages, &MfaSetupPages::left, this, &ConfigureMfaDialog::reject);
    connect(&d->pages, &MfaSetupPages::loginLost, this, [this](const AuthError &error) {
        d->error = error;
        reject();
    });
    d->pages.begin();
}

ConfigureMfaDialog::~ConfigureMfaDialog() = default;

bool ConfigureMfaDialog::isSetUp() const
{
    return d->pages.isSetUp();
}

std::optional<User> ConfigureMfaDialog::user() const
{
    return d->pages.user();
}

std::optional<AuthError> ConfigureMfaDialog::error() const
{
    return d->error;
}

void ConfigureMfaDialog::done(int result)
{
    FormDialog::done(result);
    d->pages.forget();
}

void ConfigureMfaDialog::reject()
{
    if (d->pages.holdsBack())
        d->pages.remind();
    else
        FormDialog::reject();
}

bool ConfigureMfaDialog::isBusy() const
{
    return d->pages.isBusy();
}

void ConfigureMfaDialog::cancelWork()
{
    d->pages.cancelWork();
}

bool configureMfaWithForm(UsersClient &client, const ConfigureMfaOptions &options, QWidget *parent)
{
    const QPointer<ConfigureMfaDialog> dialog(new ConfigureMfaDialog(client, options, parent));
    dialog->exec();
    if (!dialog)
        return false; // its parent took it down
    const bool setUp = dialog->isSetUp();
    delete dialog.get();
    return setUp;
}

} // namespace latchkey
