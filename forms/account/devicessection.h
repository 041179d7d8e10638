// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountsection.h>
#include <latchkey/forms/account/askdialog.h>

namespace latchkey {

class CardRow;

//! Where the user is logged in, and the ways to end that elsewhere.
class DevicesSection : public AccountSection
{
    Q_OBJECT
public:
    DevicesSection(const AccountContext &context, QWidget *parent);

    //! What is asked before all others are logged out.
    static AskDialog::Question logoutOthersQuestion();

    void setUser(const User &user) override;

private:
    void refresh();
    void show(const QList<SessionInfo> &sessions);
    void addSession(const SessionInfo &session);
    QStringList wordsOf(const SessionInfo &session) const;
    void end(qint64 session, QPushButton *button);
    void askToEndOthers();
    void endOthers();
    void finish(const Result<void> &result);

    QPushButton *m_endOthers;
    QList<QStringList> m_shown;
};

} // namespace latchkey
