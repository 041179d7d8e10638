// SPDX-License-Identifier: MIT
#include "openingfaileddialog.h"

#include "databaseplace.h"

#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QBoxLayout>
#include <QPushButton>

namespace latchkey {

namespace {

constexpr int dialogWidth = 440;

QPushButton *makeButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

} // namespace

OpeningFailedDialog::OpeningFailedDialog(const ErrorWords &words, const QString &database, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
{
    setObjectName(QStringLiteral("OpeningFailedDialog"));
    auto *body = new QWidget(this);
    auto *retry = makeButton(QStringLiteral("retryButton"), tr("Try again"), body);
    retry->setProperty("kind", QStringLiteral("primary"));
    auto *quit = makeButton(QStringLiteral("quitButton"), tr("Quit"), body);
    connect(retry, &QPushButton::clicked, this, &QDialog::accept);
    connect(quit, &QPushButton::clicked, this, &QDialog::reject);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(retry, 1);
    buttons->addWidget(quit, 1);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins({});
    layout->setSpacing(20);
    layout->addWidget(new DatabasePlace(database, body));
    layout->addLayout(buttons);
    setPage({.title = tr("Latchkey cannot start"),
             .subtitle = {},
             .body = body,
             .mainButton = retry,
             .focus = retry});
    messageBar().showMessage(MessageBar::Kind::Error, words);
}

} // namespace latchkey
