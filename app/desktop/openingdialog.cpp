// SPDX-License-Identifier: MIT
#include "openingdialog.h"

#include "databaseplace.h"

#include <latchkey/forms/widgets/busybutton.h>

#include <QBoxLayout>

namespace latchkey {

namespace {

constexpr int dialogWidth = 440;

} // namespace

OpeningDialog::OpeningDialog(const QString &database, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
{
    setObjectName(QStringLiteral("OpeningDialog"));
    auto *body = new QWidget(this);
    auto *progress = new BusyButton(body);
    progress->setObjectName(QStringLiteral("openingButton"));
    progress->setProperty("kind", QStringLiteral("primary"));
    auto *quit = new QPushButton(tr("Quit"), body);
    quit->setObjectName(QStringLiteral("quitButton"));
    quit->setAccessibleName(quit->text());
    connect(quit, &QPushButton::clicked, this, &QDialog::reject);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(progress, 1);
    buttons->addWidget(quit, 1);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins({});
    layout->setSpacing(20);
    layout->addWidget(new DatabasePlace(database, body));
    layout->addLayout(buttons);
    setPage({.title = tr("Opening the database"),
             .subtitle = tr("Another program may be using it."),
             .body = body,
             .mainButton = quit,
             .focus = quit});
    progress->startWork(tr("Opening…"));
}

} // namespace latchkey
