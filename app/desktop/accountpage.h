// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/user.h>

#include <QScrollArea>

class QBoxLayout;
class QPushButton;

namespace latchkey {

class CardRow;

//! The page on one's own account. Only displays; two columns where there is room, else one.
class AccountPage : public QScrollArea
{
    Q_OBJECT
public:
    explicit AccountPage(QWidget *parent = nullptr);

    void setUser(const User &user, const QDateTime &now = QDateTime::currentDateTimeUtc());
    void setDevice(const QString &name, const QString &system);
    void setLogoutEnabled(bool enabled);
    //! Puts the focus on the first thing that can be done here.
    void focusFirst();

Q_SIGNALS:
    void logoutRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeProfile(QWidget *parent);
    QWidget *makeDevice(QWidget *parent);

    QBoxLayout *m_columns;
    CardRow *m_email;
    CardRow *m_password;
    CardRow *m_device;
    QPushButton *m_logout;
};

} // namespace latchkey
