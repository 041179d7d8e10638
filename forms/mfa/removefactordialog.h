// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/forms/account/proofdialog.h>

namespace latchkey {

//! Removes a second factor of whoever is logged in, by a proof. Accepted once it is gone.
class RemoveFactorDialog : public ProofDialog
{
    Q_OBJECT
public:
    //! \a name is what the factor is called on the page that leads here.
    RemoveFactorDialog(UsersClient &client, const QString &id, const QString &name, QWidget *parent);

protected:
    void act(const Proof &proof) override;

private:
    UsersClient &m_client;
    QString m_id;
};

} // namespace latchkey
