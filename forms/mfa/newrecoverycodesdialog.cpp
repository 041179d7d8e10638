// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/newrecoverycodesdialog.h>

#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/mfa/recoverycodespage.h>

namespace latchkey {

namespace {

constexpr int codesWidth = 600;

} // namespace

NewRecoveryCodesDialog::NewRecoveryCodesDialog(UsersClient &client, QWidget *parent)
    : ProofDialog(client,
                  {.title = tr("Make new recovery codes"),
                   .meaning = tr("The codes that you have now stop working."),
                   .answer = tr("Make new codes"),
                   .busy = tr("Making new codes…")},
                  parent)
    , m_client(client)
{
    setObjectName(QStringLiteral("NewRecoveryCodesDialog"));
}

void NewRecoveryCodesDialog::done(int result)
{
    ProofDialog::done(result);
    if (m_page)
        m_page->forget();
}

void NewRecoveryCodesDialog::reject()
{
    if (m_page && !m_page->areKept())
        m_page->remind();
    else
        ProofDialog::reject();
}

void NewRecoveryCodesDialog::act(const Proof &proof)
{
    account().work(m_client.newRecoveryCodes(proof), [this](const Result<QList<Secret>> &codes) {
        if (codes)
            showCodes(*codes);
        else
            showError(codes.error());
    });
}

void NewRecoveryCodesDialog::showCodes(const QList<Secret> &codes)
{
    const AccountFacts facts = account().facts().value_or(AccountFacts());
    m_page =
        new RecoveryCodesPage({.codes = codes, .appName = facts.settings.appName, .email = facts.user.email});
    connect(m_page, &RecoveryCodesPage::finished, this, &QDialog::accept);
    setPage({.title = RecoveryCodesPage::title(),
             .subtitle = RecoveryCodesPage::subtitle(),
             .body = m_page,
             .footer = m_page->footer(),
             .mainButton = m_page->doneButton(),
             .focus = m_page->startField(),
             .width = codesWidth});
}

} // namespace latchkey
