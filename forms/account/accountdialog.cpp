// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/accountdialog.h>

#include <latchkey/forms/account/accountview.h>
#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/dialog/modal.h>

#include <QHBoxLayout>

namespace latchkey {

namespace {

constexpr int dialogWidth = 560;

} // namespace

struct AccountDialog::Private
{
    UsersClient &client;
    AccountView *view;
    std::optional<User> user = {};
};

AccountDialog::AccountDialog(UsersClient &client, const AccountFormOptions &options, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
    , d(new Private{.client = client,
                    .view = new AccountView({.client = client,
                                             .exportOffered = options.offerExport,
                                             .deletionOffered = options.offerDeletion})})
{
    setObjectName(QStringLiteral("AccountDialog"));
    connect(d->view, &AccountView::told, &messageBar(), &MessageBar::showMessage);
    connect(d->view, &AccountView::userChanged, this, [this](const User &user) {
        d->user = user;
        Q_EMIT userChanged(user);
    });
    connect(d->view, &AccountView::accountDeleted, this, [this] {
        d->user = std::nullopt;
        Q_EMIT accountDeleted();
        accept();
    });
    auto *footer = new QWidget;
    footer->setObjectName(QStringLiteral("accountFooter"));
    auto *close = new QPushButton(tr("Close"), footer);
    close->setObjectName(QStringLiteral("closeButton"));
    close->setAccessibleName(close->text());
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins({});
    layout->addStretch();
    layout->addWidget(close);
    setPage(
        {.title = tr("Account"), .body = d->view, .footer = footer, .mainButton = nullptr, .focus = close});
    load();
}

AccountDialog::~AccountDialog() = default;

std::optional<User> AccountDialog::user() const
{
    return d->user;
}

bool AccountDialog::isBusy() const
{
    return false;
}

void AccountDialog::cancelWork() {}

void AccountDialog::load()
{
    whenAnswered(d->client.getUser(), this, [this](const Result<std::optional<User>> &user) {
        if (user && *user) {
            d->user = **user;
            d->view->setUser(**user);
            return;
        }
        d->view->setEnabled(false);
        const AuthError error = user ? fail(AuthErrorCode::NotLoggedIn).error() : user.error();
        messageBar().showMessage(MessageBar::Kind::Warning, errorWords(error));
    });
}

std::optional<User> configureAccountWithForm(UsersClient &client, const AccountFormOptions &options,
                                             QWidget *parent)
{
    return userFromDialog(new AccountDialog(client, options, parent));
}

} // namespace latchkey
