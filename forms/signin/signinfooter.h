// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/dialog/formdialog.h>

#include <QIcon>
#include <QWidget>

namespace latchkey {

class TextLabel;

//! The foot of a page: the way to another page, if there is one, and Cancel where that is allowed.
class SignInFooter : public QWidget
{
    Q_OBJECT
public:
    struct Link
    {
        QString question = {}; //!< before the link, as in "No account yet?"; may be empty
        QString text;
        QString objectName;
        QIcon icon = {};
    };

    SignInFooter(const Link &link, Cancelling cancelling, QWidget *parent = nullptr);

    //! Hides the link; the whole footer if nothing else is in it.
    void setLinkOffered(bool offered);

Q_SIGNALS:
    void linkClicked();
    void cancelled();

private:
    TextLabel *m_question;
    QPushButton *m_link;
    QPushButton *m_cancelButton = nullptr;
};

} // namespace latchkey
