// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QWidget>

#include <chrono>
#include <memory>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QPushButton;
QT_END_NAMESPACE

namespace latchkey {

struct AuthError;
class CodeEdit;
class FieldNote;
class TextLabel;

//! The field for an emailed code with all that belongs to it: label, what is wrong, and the button that asks
//! for a new code and counts how long that has to wait.
class CodeField : public QWidget
{
    Q_OBJECT
public:
    explicit CodeField(QWidget *parent = nullptr);

    CodeEdit *edit() const { return m_edit; }
    QPushButton *resendButton() const { return m_resend; }
    Secret code() const;

    //! What the button says before the first code was asked for.
    void setFirstSending(const QString &words);
    //! How long until a new code may be asked for; the button counts it.
    void setResendWait(std::chrono::seconds wait);
    //! While work is under way nothing can be typed or asked for.
    void setBusy(bool busy);
    //! Whether a whole code is there; says so and goes to the field if not.
    bool check();
    //! True if \a error is about the code: then it is told below the field.
    bool showError(const AuthError &error);

Q_SIGNALS:
    //! The last of the eight was typed, or all were pasted.
    void completed();
    void resendRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void nameParts();
    void noticeCompletion();
    void arrange();
    void fitFont();
    QString resendWords() const;

    TextLabel *m_label;
    CodeEdit *m_edit;
    FieldNote *m_note;
    TextLabel *m_hint;
    QPushButton *m_resend;
    QBoxLayout *m_resendLayout = nullptr;
    QString m_firstSending;
    std::chrono::seconds m_wait{0};
    bool m_busy = false;
    bool m_wasComplete = false;
};

} // namespace latchkey
