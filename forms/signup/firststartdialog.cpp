// SPDX-License-Identifier: MIT
#include <latchkey/forms/signup/firststartdialog.h>

#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/signup/signupform.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/iconlabel.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

namespace {

constexpr int dialogWidth = 440;

} // namespace

struct FirstStartDialog::Private
{
    FirstStartOptions options;
    SignupForm *form = nullptr;
    QFuture<Result<User>> work = {};
    std::optional<User> user = {};
    quint64 round = 0;
    bool busy = false;
};

FirstStartDialog::FirstStartDialog(const FirstStartOptions &options, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::NotAllowed, parent)
    , d(new Private{.options = options})
{
    d->form = new SignupForm;
    d->form->setMinimumPasswordLength(options.minimumPasswordLength);
    d->form->setAppName(options.appName);
    d->form->setWords(tr("Create admin"), tr("Creating admin…"));
    connect(d->form, &SignupForm::submitted, this, &FirstStartDialog::create);
    connect(d->form, &SubmitForm::stopRequested, this, &FirstStartDialog::cancelWork);
    auto *footer = new IconLabel(TextLabel::Style::Note, nullptr);
    footer->setObjectName(QStringLiteral("dataFolderLabel"));
    footer->setIcon(themeIcon(QStringLiteral("database"), &ThemeTokens::secondary));
    footer->setText(tr("Data is kept in %1").arg(isolated(options.dataFolder)));
    setPage({.title = tr("Create the first admin"),
             .subtitle = tr("This account can manage all users and settings."),
             .body = d->form,
             .footer = footer,
             .mainButton = d->form->mainButton(),
             .focus = d->form->startField()});
}

FirstStartDialog::~FirstStartDialog()
{
    FirstStartDialog::cancelWork();
}

std::optional<User> FirstStartDialog::user() const
{
    return d->user;
}

bool FirstStartDialog::isBusy() const
{
    return d->busy;
}

void FirstStartDialog::cancelWork()
{
    if (!d->busy)
        return;
    ++d->round;
    if (d->options.cancel)
        d->options.cancel(d->work);
    else
        d->work.cancel();
    d->busy = false;
    d->form->setBusy(false);
}

void FirstStartDialog::create(const QString &email, const Secret &password)
{
    messageBar().clear();
    d->busy = true;
    d->form->setBusy(true);
    d->work = d->options.createAdmin(email, password);
    whenAnswered(d->work, this, [this, round = ++d->round](const Result<User> &result) {
        if (round == d->round)
            finish(result);
    });
}

void FirstStartDialog::finish(const Result<User> &result)
{
    d->busy = false;
    d->form->setBusy(false);
    if (result) {
        d->user = *result;
        d->form->fill(result->email, {});
        Q_EMIT created(*result);
        accept();
    } else if (!d->form->showFieldError(result.error())) {
        messageBar().showMessage(MessageBar::Kind::Error, errorWords(result.error()));
    }
}

} // namespace latchkey
