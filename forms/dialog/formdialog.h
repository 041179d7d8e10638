// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QDialog>
#include <QPushButton>

#include <memory>

namespace latchkey {

class MessageBar;

//! Whether a dialog has a Cancel button and ends with Esc. Closing its window always ends it.
enum class Cancelling { Allowed, NotAllowed };

//! The frame of all our dialogs: application icon, title, message bar, one page, footer. Grows with its page.
//!
//! Not for use by itself; see LoginDialog and SignupDialog. Esc cancels work under way before anything else.
class LATCHKEY_FORMS_EXPORT FormDialog : public QDialog
{
    Q_OBJECT
public:
    ~FormDialog() override;

    void done(int result) override;

    //! What one page puts into the frame; the dialog takes the widgets.
    struct Page
    {
        QString title;
        QString subtitle = {};
        QWidget *heading = nullptr; //!< stands above the title, in the place of the application's icon
        QWidget *body = nullptr;
        QWidget *footer = nullptr;
        QPushButton *mainButton = nullptr; //!< pressed by Enter
        QWidget *focus = nullptr;          //!< where typing starts
        int width = 0;                     //!< at 10 pt, where it is not the dialog's own
    };

protected:
    //! \a width in pixels at 10 pt; it grows with the font and never with the content.
    FormDialog(int width, Cancelling cancelling, QWidget *parent);

    Cancelling cancelling() const;
    MessageBar &messageBar() const;

    //! Replaces the page; the earlier one is gone from the tree of widgets at once.
    void setPage(const Page &page);
    void setTitle(const QString &title);

    virtual bool isBusy() const = 0;
    //! Gives up on work under way; does nothing if there is none.
    virtual void cancelWork() = 0;

    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
