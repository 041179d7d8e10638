// SPDX-License-Identifier: MIT
#include <latchkey/forms/confirm/confirmform.h>

#include "ui_confirmform.h"

#include <latchkey/core/base/result.h>
#include <latchkey/forms/errortext/errortext.h>

namespace latchkey {

ConfirmForm::ConfirmForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::ConfirmForm)
{
    m_ui->setupUi(this);
    m_ui->codeNote->setField(m_ui->codeEdit);
    m_ui->codeEdit->setAccessibleDescription(m_ui->hintLabel->text());
    fitFont();
    setParts({.mainButton = m_ui->submitButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Confirming…"),
              .inputs = {m_ui->codeEdit}});
    setResendWait({});
    connect(m_ui->submitButton, &QPushButton::clicked, this, &ConfirmForm::submit);
    connect(m_ui->resendButton, &QPushButton::clicked, this, &ConfirmForm::resendRequested);
}

ConfirmForm::~ConfirmForm() = default;

QWidget *ConfirmForm::startField() const
{
    return m_ui->codeEdit;
}

void ConfirmForm::setResendWait(std::chrono::seconds wait)
{
    m_resendWait = wait;
    const bool waiting = wait > std::chrono::seconds::zero();
    const auto minutes = std::chrono::floor<std::chrono::minutes>(wait);
    const QString clock =
        QStringLiteral("%1:%2").arg(minutes.count()).arg((wait - minutes).count(), 2, 10, QLatin1Char('0'));
    m_ui->resendButton->setText(waiting ? tr("Send a new code in %1").arg(clock) : tr("Send a new code"));
    m_ui->resendButton->setEnabled(!waiting && !mainButton()->isBusy());
}

// Side by side where both fit, whatever the countdown says at the moment, else one below the other.
void ConfirmForm::arrangeResend()
{
    const QString longest = tr("Send a new code in %1").arg(QStringLiteral("0:00"));
    const int button = m_ui->resendButton->fontMetrics().horizontalAdvance(longest);
    const int hint = m_ui->hintLabel->fontMetrics().horizontalAdvance(m_ui->hintLabel->text());
    const bool fits = hint + m_ui->resendLayout->spacing() + button <= width();
    m_ui->resendLayout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_ui->resendLayout->setAlignment(m_ui->resendButton, fits ? Qt::Alignment() : Qt::AlignLeading);
}

void ConfirmForm::resizeEvent(QResizeEvent *event)
{
    SubmitForm::resizeEvent(event);
    arrangeResend();
}

void ConfirmForm::changeEvent(QEvent *event)
{
    SubmitForm::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    fitFont();
    arrangeResend();
}

void ConfirmForm::fitFont()
{
    QFont counting = TextLabel::fontOf(TextLabel::Style::Note);
    counting.setFeature("tnum", 1); // equally wide digits: nothing moves while it counts
    m_ui->resendButton->setFont(counting);
}

void ConfirmForm::setBusy(bool busy)
{
    SubmitForm::setBusy(busy);
    setResendWait(m_resendWait);
}

bool ConfirmForm::showFieldError(const AuthError &error)
{
    if (error.code != AuthErrorCode::CodeInvalid)
        return false;
    complain(m_ui->codeNote, m_ui->codeEdit, errorText(error));
    m_ui->codeEdit->selectAll();
    return true;
}

void ConfirmForm::submit()
{
    if (m_ui->codeEdit->isComplete())
        Q_EMIT submitted(m_ui->codeEdit->code());
    else
        showFieldError(fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeMalformed).error());
}

} // namespace latchkey
