// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/forms/dialog/submitform.h>

namespace latchkey {

class DialogFooter;
class SetupPage;

//! Holds the page of one kind of second factor between the steps above and the buttons below.
class SetupFrame : public SubmitForm
{
    Q_OBJECT
public:
    //! \a page goes back to whoever keeps it when this frame goes.
    //! \a leaving is what the button says that ends it all; empty: there is none.
    SetupFrame(SetupPage &page, const QString &leaving);
    ~SetupFrame() override;

    //! The buttons below; whoever shows the page takes it.
    DialogFooter *footer() const { return m_footer; }
    bool showFieldError(const AuthError &) override { return false; }

Q_SIGNALS:
    void backRequested();
    void leaveRequested();

private:
    void addMainButtons(const QList<QWidget *> &inputs);

    QPointer<SetupPage> m_page;
    DialogFooter *m_footer;
};

} // namespace latchkey
