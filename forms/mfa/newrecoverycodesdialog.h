// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/proofdialog.h>

namespace latchkey {

class RecoveryCodesPage;

//! Makes new recovery codes for whoever is logged in, by a proof, and shows them. Accepted once they are
//! kept.
class NewRecoveryCodesDialog : public ProofDialog
{
    Q_OBJECT
public:
    NewRecoveryCodesDialog(UsersClient &client, QWidget *parent);

    void done(int result) override;
    void reject() override;

protected:
    void act(const Proof &proof) override;

private:
    void showCodes(const QList<Secret> &codes);

    UsersClient &m_client;
    QPointer<RecoveryCodesPage> m_page;
};

} // namespace latchkey
