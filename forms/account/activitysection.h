// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountsection.h>

namespace latchkey {

//! What was done or tried with the account, the newest first.
class ActivitySection : public AccountSection
{
    Q_OBJECT
public:
    ActivitySection(const AccountContext &context, QWidget *parent);

    void setUser(const User &user) override;

private:
    void show(const QList<Activity> &activities);
    void addActivity(const Activity &activity);
    void rebuild();

    QPushButton *m_showAll;
    QList<Activity> m_activities;
    QStringList m_shown;
    bool m_all = false;
};

} // namespace latchkey
