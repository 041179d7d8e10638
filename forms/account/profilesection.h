// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountsection.h>

namespace latchkey {

class CardRow;

//! Address and password, and the ways to change them.
class ProfileSection : public AccountSection
{
    Q_OBJECT
public:
    ProfileSection(const AccountContext &context, QWidget *parent);

    void setUser(const User &user) override;

private:
    void changeEmail();
    void changePassword();

    CardRow *m_email;
    CardRow *m_password;
    QPushButton *m_changePassword;
    bool m_hasPassword = true;
};

} // namespace latchkey
