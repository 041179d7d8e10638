// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/renameform.h>

#include <latchkey/core/base/autherror.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/fieldnote.h>

#include <QLineEdit>
#include <QVBoxLayout>

namespace latchkey {

RenameForm::RenameForm(const QString &name, QWidget *parent)
    : SubmitForm(parent)
    , m_edit(new QLineEdit(name, this))
    , m_note(new FieldNote(this))
{
    setObjectName(QStringLiteral("renameForm"));
    build();
    m_edit->selectAll();
}

QWidget *RenameForm::startField() const
{
    return m_edit;
}

bool RenameForm::showFieldError(const AuthError &error)
{
    if (error.code != AuthErrorCode::InvalidInput)
        return false;
    complain(m_note, m_edit, errorText(error));
    return true;
}

void RenameForm::build()
{
    auto *label = new TextLabel(TextLabel::Style::Label, this);
    label->setObjectName(QStringLiteral("nameLabel"));
    label->setText(tr("Name"));
    label->setBuddy(m_edit);
    m_edit->setObjectName(QStringLiteral("nameEdit"));
    m_edit->setAccessibleName(label->text());
    m_note->setObjectName(QStringLiteral("nameNote"));
    m_note->setField(m_edit);
    auto *save = new BusyButton(this);
    save->setObjectName(QStringLiteral("submitButton"));
    save->setText(tr("Rename"));
    save->setAccessibleName(save->text());
    auto *stop = new QPushButton(tr("Cancel"), this);
    stop->setObjectName(QStringLiteral("stopButton"));
    stop->setAccessibleName(stop->text());
    stop->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    for (QWidget *widget : std::initializer_list<QWidget *>{label, m_edit, m_note})
        layout->addWidget(widget);
    layout->addSpacing(14);
    layout->addWidget(save);
    layout->addWidget(stop);
    setParts({.mainButton = save, .stopButton = stop, .busyText = tr("Renaming…"), .inputs = {m_edit}});
    connect(save, &QPushButton::clicked, this, &RenameForm::submit);
}

void RenameForm::submit()
{
    if (m_edit->text().trimmed().isEmpty())
        complain(m_note, m_edit, tr("Enter a name."));
    else
        Q_EMIT submitted(m_edit->text().trimmed());
}

} // namespace latchkey
