// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace latchkey {

class AccountView;
struct AccountContext;

//! The page on one's own account: its title, and the view that embedding programs show in a dialog.
class AccountPage : public QScrollArea
{
    Q_OBJECT
public:
    explicit AccountPage(const AccountContext &context, QWidget *parent = nullptr);

    AccountView &view() const { return *m_view; }

private:
    AccountView *m_view;
};

} // namespace latchkey
