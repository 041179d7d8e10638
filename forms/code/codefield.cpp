// SPDX-License-Identifier: MIT
#include <latchkey/forms/code/codefield.h>

#include <latchkey/core/base/result.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/codeedit.h>
#include <latchkey/forms/widgets/fieldnote.h>

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace latchkey {

CodeField::CodeField(QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(TextLabel::Style::Label, this))
    , m_edit(new CodeEdit(this))
    , m_note(new FieldNote(this))
    , m_hint(new TextLabel(TextLabel::Style::Note, this))
    , m_resend(new QPushButton(this))
{
    nameParts();
    build();
    m_note->setField(m_edit);
    fitFont();
    setResendWait({});
    setTabOrder(m_edit, m_resend);
    connect(m_resend, &QPushButton::clicked, this, &CodeField::resendRequested);
    connect(m_edit, &QLineEdit::textEdited, this, &CodeField::noticeCompletion);
}

Secret CodeField::code() const
{
    return m_edit->code();
}

void CodeField::setFirstSending(const QString &words)
{
    m_firstSending = words;
    setResendWait(m_wait);
    arrange();
}

void CodeField::setResendWait(std::chrono::seconds wait)
{
    m_wait = wait;
    const bool waiting = wait > std::chrono::seconds::zero();
    if (waiting)
        m_firstSending.clear();
    m_resend->setText(resendWords());
    m_resend->setAccessibleName(waiting ? tr("Send a new code") : m_resend->text());
    m_resend->setEnabled(!waiting && !m_busy);
}

void CodeField::setBusy(bool busy)
{
    m_busy = busy;
    m_edit->setEnabled(!busy);
    setResendWait(m_wait);
}

bool CodeField::check()
{
    if (m_edit->isComplete())
        return true;
    showError(fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeMalformed).error());
    return false;
}

bool CodeField::showError(const AuthError &error)
{
    if (error.code != AuthErrorCode::CodeInvalid)
        return false;
    m_note->showError(errorText(error));
    m_edit->setFocus();
    m_edit->selectAll();
    return true;
}

void CodeField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CodeField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    fitFont();
    arrange();
}

void CodeField::nameParts()
{
    m_label->setObjectName(QStringLiteral("codeLabel"));
    m_label->setText(tr("Code from the email"));
    m_label->setBuddy(m_edit);
    m_edit->setObjectName(QStringLiteral("codeEdit"));
    m_edit->setAccessibleName(m_label->text());
    m_note->setObjectName(QStringLiteral("codeNote"));
    m_hint->setObjectName(QStringLiteral("hintLabel"));
    m_hint->setText(tr("Eight letters and digits."));
    m_edit->setAccessibleDescription(m_hint->text());
    m_resend->setObjectName(QStringLiteral("resendButton"));
    m_resend->setProperty("kind", QStringLiteral("link"));
}

void CodeField::build()
{
    m_resendLayout = new QHBoxLayout;
    m_resendLayout->setSpacing(8);
    m_resendLayout->addWidget(m_hint, 1);
    m_resendLayout->addWidget(m_resend);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(m_label);
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    layout->addLayout(m_resendLayout);
}

void CodeField::noticeCompletion()
{
    const bool before = std::exchange(m_wasComplete, m_edit->isComplete());
    if (m_wasComplete && !before)
        Q_EMIT completed();
}

// Side by side where both fit, whatever the countdown says at the moment, else one below the other.
void CodeField::arrange()
{
    const QString counting = tr("Send a new code in %1").arg(QStringLiteral("0:00"));
    const QFontMetrics metrics = m_resend->fontMetrics();
    const int button =
        std::max(metrics.horizontalAdvance(counting), metrics.horizontalAdvance(m_firstSending));
    const int hint = m_hint->fontMetrics().horizontalAdvance(m_hint->text());
    const bool fits = hint + m_resendLayout->spacing() + button <= width();
    m_resendLayout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_resendLayout->setAlignment(m_resend, fits ? Qt::Alignment() : Qt::AlignLeading);
}

void CodeField::fitFont()
{
    QFont counting = TextLabel::fontOf(TextLabel::Style::Note);
    counting.setFeature("tnum", 1); // equally wide digits: nothing moves while it counts
    m_resend->setFont(counting);
}

QString CodeField::resendWords() const
{
    if (m_wait <= std::chrono::seconds::zero())
        return m_firstSending.isEmpty() ? tr("Send a new code") : m_firstSending;
    const auto minutes = std::chrono::floor<std::chrono::minutes>(m_wait);
    return tr("Send a new code in %1")
        .arg(QStringLiteral("%1:%2")
                 .arg(minutes.count())
                 .arg((m_wait - minutes).count(), 2, 10, QLatin1Char('0')));
}

} // namespace latchkey
