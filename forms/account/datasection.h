// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountsection.h>

namespace latchkey {

//! What belongs to the user: to be taken along, or to be erased.
class DataSection : public AccountSection
{
    Q_OBJECT
public:
    DataSection(const AccountContext &context, QWidget *parent);

    void setUser(const User &user) override;

private:
    void addExport();
    void addDeletion();
    void askWhereTo();
    void exportTo(const QString &path);
    void save(const QByteArray &json, const QString &path);
    void askToDelete();

    QPushButton *m_export = nullptr;
};

} // namespace latchkey
