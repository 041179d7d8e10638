// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/factorssection.h>

#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/mfa/configuremfadialog.h>
#include <latchkey/forms/mfa/newrecoverycodesdialog.h>
#include <latchkey/forms/mfa/removefactordialog.h>
#include <latchkey/forms/mfa/renamefactordialog.h>
#include <latchkey/forms/mfa/setupways.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/card.h>
#include <latchkey/forms/widgets/relativewords.h>

#include <algorithm>

namespace latchkey {

namespace {

QString nameOf(const MfaMethodInfo &method)
{
    return method.name.isEmpty() ? factorName(method.type) : method.name;
}

QString iconOf(const MfaMethodInfo &method)
{
    const QList<SetupWay> ways = setupWays();
    const auto way = std::ranges::find(ways, method.type, &SetupWay::type);
    return way == ways.end() ? QStringLiteral("key") : way->iconName;
}

} // namespace

FactorsSection::FactorsSection(const AccountContext &context, QWidget *parent)
    : AccountSection(context, QStringLiteral("factors"), tr("Second factors"), parent)
    , m_add(addHeadingButton(QStringLiteral("addFactorButton"), tr("Add…")))
{
    m_add->setIcon(themeIcon(QStringLiteral("plus")));
    connect(m_add, &QPushButton::clicked, this, &FactorsSection::add);
}

void FactorsSection::setUser(const User &)
{
    refresh();
}

void FactorsSection::refresh()
{
    whenAnswered(client().getEnabledMfaTypes(), this,
                 [this](const Result<QStringList> &types) { m_add->setVisible(types && !types->isEmpty()); });
    whenAnswered(client().mfaMethods(), this, [this](const Result<MfaOverview> &overview) {
        if (overview)
            show(*overview);
        else if (m_shown.isEmpty()) // else what is shown is better than nothing, and the next look is soon
            tellFailure(overview.error());
    });
}

void FactorsSection::show(const MfaOverview &overview)
{
    const QStringList words = wordsOf(overview);
    if (words == m_shown)
        return; // nobody loses the button that has the focus
    m_shown = words;
    card().clear();
    for (const MfaMethodInfo &method : overview.methods)
        addMethod(method);
    if (overview.recoveryCodesMade > 0)
        addRecoveryCodes(overview);
    if (overview.methods.isEmpty() && overview.recoveryCodesMade == 0)
        showSentence(tr("None set up yet."));
}

// all that is shown, one after the other
QStringList FactorsSection::wordsOf(const MfaOverview &overview) const
{
    QStringList words{QString::number(overview.recoveryCodesLeft),
                      QString::number(overview.recoveryCodesMade)};
    words << overview.recoveryCodesCreated.toString(Qt::ISODate);
    for (const MfaMethodInfo &method : overview.methods)
        words << method.id << nameOf(method) << noteOf(method);
    return words;
}

QString FactorsSection::noteOf(const MfaMethodInfo &method) const
{
    return method.lastUsed ? tr("Last used %1").arg(RelativeWords::since(*method.lastUsed, context().now()))
                           : tr("Added %1").arg(RelativeWords::longDate(method.created));
}

void FactorsSection::addMethod(const MfaMethodInfo &method)
{
    CardRow *row = card().addRow(QStringLiteral("factor_") + method.id, iconOf(method));
    row->setTitle(nameOf(method));
    row->setNote(noteOf(method), QLocale().toString(method.created.toLocalTime(), QLocale::LongFormat));
    QPushButton *renameButton =
        row->addButton(QStringLiteral("renameFactor_%1_Button").arg(method.id), tr("Rename…"));
    connect(renameButton, &QPushButton::clicked, this, [this, method] { rename(method); });
    QPushButton *removeButton =
        row->addButton(QStringLiteral("removeFactor_%1_Button").arg(method.id), tr("Remove…"));
    connect(removeButton, &QPushButton::clicked, this, [this, method] { remove(method); });
}

void FactorsSection::addRecoveryCodes(const MfaOverview &overview)
{
    CardRow *row = card().addRow(QStringLiteral("recoveryCodes"), QStringLiteral("codes"));
    row->setTitle(
        tr("Recovery codes · %1 of %2 left").arg(overview.recoveryCodesLeft).arg(overview.recoveryCodesMade));
    row->setNote(tr("Made %1").arg(RelativeWords::longDate(overview.recoveryCodesCreated)),
                 QLocale().toString(overview.recoveryCodesCreated.toLocalTime(), QLocale::LongFormat));
    QPushButton *button = row->addButton(QStringLiteral("newRecoveryCodesButton"), tr("Make new…"));
    connect(button, &QPushButton::clicked, this, &FactorsSection::makeRecoveryCodes);
}

void FactorsSection::add()
{
    open(new ConfigureMfaDialog(client(), {.allowCancel = true}, window()),
         tr("Your second factor is set up."));
}

void FactorsSection::rename(const MfaMethodInfo &method)
{
    open(new RenameFactorDialog(client(), method.id, nameOf(method), window()),
         tr("The second factor is renamed."));
}

void FactorsSection::remove(const MfaMethodInfo &method)
{
    open(new RemoveFactorDialog(client(), method.id, nameOf(method), window()),
         tr("The second factor is removed."));
}

void FactorsSection::makeRecoveryCodes()
{
    open(new NewRecoveryCodesDialog(client(), window()), tr("You have new recovery codes."));
}

void FactorsSection::open(QDialog *dialog, const QString &done)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, done] { Q_EMIT told(MessageBar::Kind::Success, {done, {}}); });
    // also where it was closed early: something may have been done all the same
    connect(dialog, &QDialog::finished, this, &AccountSection::changed);
    dialog->open();
}

} // namespace latchkey
