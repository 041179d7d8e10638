// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/removefactordialog.h>

#include <latchkey/forms/language/isolate.h>

namespace latchkey {

RemoveFactorDialog::RemoveFactorDialog(UsersClient &client, const QString &id, const QString &name,
                                       QWidget *parent)
    : ProofDialog(
          client,
          {.title = tr("Remove a second factor"),
           .meaning =
               tr("“%1” will not let you in any more. Delete it in your app, too.").arg(isolated(name)),
           .answer = tr("Remove"),
           .busy = tr("Removing…")},
          parent)
    , m_client(client)
    , m_id(id)
{
    setObjectName(QStringLiteral("RemoveFactorDialog"));
}

void RemoveFactorDialog::act(const Proof &proof)
{
    account().work(m_client.removeMfaMethod(proof, m_id), [this](const Result<void> &result) {
        if (result)
            accept();
        else
            showError(result.error());
    });
}

} // namespace latchkey
