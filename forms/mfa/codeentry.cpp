// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/codeentry.h>

#include <latchkey/forms/widgets/codeedit.h>
#include <latchkey/forms/widgets/fieldnote.h>

#include <QVBoxLayout>

namespace latchkey {

CodeEntry::CodeEntry(const Kind &kind, QWidget *parent)
    : FactorEntry(parent)
    , m_type(kind.type)
    , m_incomplete(kind.incomplete)
    , m_wrong(kind.wrong)
    , m_edit(new CodeEdit(this))
    , m_note(new FieldNote(this))
{
    auto *label = new TextLabel(TextLabel::Style::Label, this);
    label->setObjectName(QStringLiteral("codeLabel"));
    label->setText(kind.label);
    label->setBuddy(m_edit);
    m_edit->setObjectName(QStringLiteral("codeEdit"));
    m_edit->setAccessibleName(kind.label);
    m_edit->setFormat(kind.format);
    m_note->setObjectName(QStringLiteral("codeNote"));
    m_note->setField(m_edit);
    m_note->setHint(kind.hint);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(label);
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    if (kind.submitting == Submitting::WhenComplete)
        connect(m_edit, &CodeEdit::completed, this, &FactorEntry::completed);
}

QWidget *CodeEntry::startField() const
{
    return m_edit;
}

MfaLogin CodeEntry::given() const
{
    return {.type = m_type, .value = m_edit->code()};
}

bool CodeEntry::check()
{
    if (m_edit->isComplete())
        return true;
    complain(m_incomplete);
    return false;
}

void CodeEntry::refuse()
{
    forget();
    complain(m_wrong);
}

void CodeEntry::forget()
{
    m_edit->clear();
}

void CodeEntry::complain(const QString &text)
{
    m_note->showError(text);
    m_edit->setFocus();
}

} // namespace latchkey
