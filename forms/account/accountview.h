// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountcontext.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
QT_END_NAMESPACE

namespace latchkey {

class AccountSection;

//! All that people see of their own account and may do with it, in two columns where there is room, else in
//! one. Whoever shows it tells whom it is about, and has a place for its messages.
class LATCHKEY_FORMS_EXPORT AccountView : public QWidget
{
    Q_OBJECT
public:
    enum class Column { First, Second };

    explicit AccountView(const AccountContext &context, QWidget *parent = nullptr);

    //! Shows \a user, and asks the service for the rest.
    void setUser(const User &user);
    //! Puts the focus on the first thing that can be done here.
    void focusFirst();

Q_SIGNALS:
    //! The user as the account is now, after something was done here.
    void userChanged(const latchkey::User &user);
    //! Nobody is logged in any more: the account is gone.
    void accountDeleted();
    void told(latchkey::MessageBar::Kind kind, const latchkey::ErrorWords &words);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addSection(AccountSection *section, Column column);
    void refresh();

    UsersClient &m_client;
    QBoxLayout *m_columns;
    QBoxLayout *m_first;
    QBoxLayout *m_second;
    QList<AccountSection *> m_sections;
};

} // namespace latchkey
