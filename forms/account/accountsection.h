// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountcontext.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/messagebar.h>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QPushButton;
QT_END_NAMESPACE

namespace latchkey {

class Card;

//! One part of the account page: a heading, perhaps a button beside it, and a card. To add one to the page,
//! derive from this and name it in AccountView's constructor.
class AccountSection : public QWidget
{
    Q_OBJECT
public:
    //! The object names of what it holds begin with \a name.
    AccountSection(const AccountContext &context, const QString &name, const QString &heading,
                   QWidget *parent);

    //! Whom it is about; called anew whenever something may have changed.
    virtual void setUser(const User &user) = 0;

Q_SIGNALS:
    //! Something was done, and other sections may look different now.
    void changed();
    //! The user's account is no more.
    void accountDeleted();
    void told(latchkey::MessageBar::Kind kind, const latchkey::ErrorWords &words);

protected:
    const AccountContext &context() const { return m_context; }
    UsersClient &client() const { return m_context.client; }
    Card &card() const { return *m_card; }

    QPushButton *addHeadingButton(const QString &name, const QString &text);
    void tellFailure(const AuthError &error);
    //! What stands in the card when there is nothing to show.
    void showSentence(const QString &sentence);

private:
    AccountContext m_context;
    QString m_name;
    QBoxLayout *m_headingLayout;
    Card *m_card;
};

} // namespace latchkey
