// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountsection.h>

QT_BEGIN_NAMESPACE
class QDialog;
QT_END_NAMESPACE

namespace latchkey {

//! The second factors that the user has set up, and the ways to add, rename and remove them.
class FactorsSection : public AccountSection
{
    Q_OBJECT
public:
    FactorsSection(const AccountContext &context, QWidget *parent);

    void setUser(const User &user) override;

private:
    void refresh();
    void show(const MfaOverview &overview);
    void addMethod(const MfaMethodInfo &method);
    void addRecoveryCodes(const MfaOverview &overview);
    QStringList wordsOf(const MfaOverview &overview) const;
    QString noteOf(const MfaMethodInfo &method) const;
    void add();
    void rename(const MfaMethodInfo &method);
    void remove(const MfaMethodInfo &method);
    void makeRecoveryCodes();
    void open(QDialog *dialog, const QString &done);

    QPushButton *m_add;
    QStringList m_shown;
};

} // namespace latchkey
