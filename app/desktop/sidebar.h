// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/user.h>

#include <QWidget>

class QListWidget;
class QToolButton;

namespace latchkey {

class Avatar;
class ElidedLabel;

//! The main window's start edge: the program's name, the pages, and at the bottom who is logged in.
class SideBar : public QWidget
{
    Q_OBJECT
public:
    explicit SideBar(QWidget *parent = nullptr);

    void addPage(const QString &iconName, const QString &title);
    void setUser(const User &user);
    void setLogoutEnabled(bool enabled);

Q_SIGNALS:
    //! The number of the page that was chosen, in the order they were added.
    void pageChosen(int page);
    void logoutRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fitFont();
    QWidget *makeHeader();
    void makePages();
    QWidget *makeFooter();

    QListWidget *m_pages;
    Avatar *m_avatar;
    ElidedLabel *m_email;
    ElidedLabel *m_role;
    QToolButton *m_logout;
    QWidget *m_footer;
};

} // namespace latchkey
