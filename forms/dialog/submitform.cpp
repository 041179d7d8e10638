// SPDX-License-Identifier: MIT
#include <latchkey/forms/dialog/submitform.h>

#include <latchkey/core/base/autherror.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/fieldnote.h>

namespace latchkey {

void SubmitForm::setParts(const Parts &parts)
{
    m_mainButton = parts.mainButton;
    m_stopButton = parts.stopButton;
    m_busyText = parts.busyText;
    m_inputs = parts.inputs;
    connect(m_stopButton, &QPushButton::clicked, this, &SubmitForm::stopRequested);
}

void SubmitForm::setBusy(bool busy)
{
    if (busy == m_mainButton->isBusy())
        return;
    if (busy) {
        m_focusBefore = focusWidget();
        if (m_stoppable) {
            m_stopButton->show();
            m_stopButton->setFocus();
        }
        m_mainButton->startWork(m_busyText);
    }
    for (QWidget *input : std::as_const(m_inputs))
        input->setEnabled(!busy);
    if (!busy) {
        m_mainButton->endWork();
        m_mainButton->setDefault(true);
        (m_focusBefore ? m_focusBefore.get() : m_mainButton)->setFocus();
        m_stopButton->hide();
    }
}

void SubmitForm::orderTabs(const QList<QWidget *> &widgets)
{
    for (qsizetype i = 1; i < widgets.size(); ++i)
        setTabOrder(widgets[i - 1], widgets[i]);
}

void SubmitForm::complain(FieldNote *note, QWidget *field, const QString &text)
{
    note->showError(text);
    field->setFocus();
}

bool SubmitForm::isAboutEmail(const AuthError &error)
{
    using enum AuthErrorReason;
    return error.reason == EmailMissing || error.reason == EmailTooLong || error.reason == EmailMalformed;
}

} // namespace latchkey
