// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/datasection.h>

#include <latchkey/forms/account/deleteaccountdialog.h>
#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/widgets/card.h>

#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>

namespace latchkey {

DataSection::DataSection(const AccountContext &context, QWidget *parent)
    : AccountSection(context, QStringLiteral("data"), tr("Your data"), parent)
{
    if (context.exportOffered)
        addExport();
    if (context.deletionOffered)
        addDeletion();
    setVisible(context.exportOffered || context.deletionOffered);
}

void DataSection::addExport()
{
    CardRow *row = card().addRow(QStringLiteral("export"), QStringLiteral("download"));
    row->setTitle(tr("Export my data"));
    row->setNote(tr("A file with all that is kept about you"));
    m_export = row->addButton(QStringLiteral("exportButton"), tr("Export…"));
    connect(m_export, &QPushButton::clicked, this, &DataSection::askWhereTo);
}

void DataSection::addDeletion()
{
    CardRow *row = card().addRow(QStringLiteral("deletion"), QStringLiteral("trash"));
    row->setTitle(tr("Delete my account"));
    row->setNote(tr("Erases all that is kept about you, for good"));
    connect(row->addButton(QStringLiteral("deleteAccountButton"), tr("Delete…")), &QPushButton::clicked, this,
            &DataSection::askToDelete);
}

void DataSection::setUser(const User &) {}

void DataSection::askWhereTo()
{
    auto *dialog = new QFileDialog(window(), tr("Export my data"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   tr("JSON files (*.json)"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("account.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &DataSection::exportTo);
    dialog->open();
}

void DataSection::exportTo(const QString &path)
{
    m_export->setEnabled(false);
    whenAnswered(client().exportAccount(), this, [this, path](const Result<QByteArray> &json) {
        m_export->setEnabled(true);
        if (json)
            save(*json, path);
        else
            tellFailure(json.error());
    });
}

// Whole or not at all, and for nobody else to read.
void DataSection::save(const QByteArray &json, const QString &path)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) &&
                       file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                       file.write(json) == json.size() && file.commit();
    const QString shown = isolated(QDir::toNativeSeparators(path));
    if (saved)
        Q_EMIT told(MessageBar::Kind::Success, {tr("Your data is saved."), tr("It is in %1.").arg(shown)});
    else
        Q_EMIT told(MessageBar::Kind::Error, {tr("Your data could not be saved in %1.").arg(shown),
                                              tr("Choose another folder, or make room.")});
}

void DataSection::askToDelete()
{
    auto *dialog = new DeleteAccountDialog(client(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeleteAccountDialog::deleted, this, &AccountSection::accountDeleted);
    dialog->open();
}

} // namespace latchkey
