// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace latchkey {

struct AuthError;
class BusyButton;
class FieldNote;

//! A page with fields, a main button, and a Cancel that takes its place beside it while work is under way.
class SubmitForm : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    BusyButton *mainButton() const { return m_mainButton; }

    //! What was typed stays, and so does the place of the cursor.
    virtual void setBusy(bool busy);
    //! Whether work under way can be given up; it can unless this says otherwise.
    void setStoppable(bool stoppable) { m_stoppable = stoppable; }
    //! Shows \a error beside the field that it is about and goes there; false if it is about none.
    virtual bool showFieldError(const AuthError &error) = 0;

Q_SIGNALS:
    void stopRequested();

protected:
    struct Parts
    {
        BusyButton *mainButton;
        QPushButton *stopButton;
        QString busyText;
        QList<QWidget *> inputs;
    };
    void setParts(const Parts &parts);
    void setBusyText(const QString &text) { m_busyText = text; }

    //! The Tab key goes from one of \a widgets to the next.
    static void orderTabs(const QList<QWidget *> &widgets);
    //! Says that \a field is wrong and puts the cursor there.
    static void complain(FieldNote *note, QWidget *field, const QString &text);
    static bool isAboutEmail(const AuthError &error);

private:
    BusyButton *m_mainButton = nullptr;
    QPushButton *m_stopButton = nullptr;
    QString m_busyText;
    QList<QWidget *> m_inputs;
    QPointer<QWidget> m_focusBefore;
    bool m_stoppable = true;
};

} // namespace latchkey
