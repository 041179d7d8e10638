// SPDX-License-Identifier: MIT
#include <latchkey/forms/password/newpasswordfield.h>

#include <latchkey/core/base/result.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/password/strengthwatch.h>
#include <latchkey/forms/widgets/capslocknote.h>
#include <latchkey/forms/widgets/fieldnote.h>
#include <latchkey/forms/widgets/passwordedit.h>
#include <latchkey/forms/widgets/strengthmeter.h>

#include <QVBoxLayout>

namespace latchkey {

NewPasswordField::NewPasswordField(QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(TextLabel::Style::Label, this))
    , m_edit(new PasswordEdit(this))
    , m_meter(new StrengthMeter(this))
    , m_note(new FieldNote(this))
    , m_capsLockNote(new CapsLockNote(this))
    , m_strength(new StrengthWatch(*m_edit, *m_meter, this))
{
    build();
    setLabel(tr("New password"));
    m_label->setBuddy(m_edit);
    m_note->setField(m_edit);
    m_capsLockNote->watch(m_edit);
    connect(m_note, &FieldNote::errorChanged, m_meter, &QWidget::setHidden);
}

Secret NewPasswordField::password() const
{
    return m_edit->password();
}

void NewPasswordField::setLabel(const QString &label)
{
    m_label->setText(label);
    m_edit->setAccessibleName(label);
}

void NewPasswordField::setMinimumLength(int length)
{
    m_minimumLength = length;
    m_strength->setMinimumLength(length);
}

void NewPasswordField::setContext(const PasswordContext &context)
{
    m_strength->setContext(context);
}

bool NewPasswordField::check()
{
    const auto characters = m_edit->text().normalized(QString::NormalizationForm_KC).toUcs4().size();
    return characters >= m_minimumLength ||
           !showError(fail(AuthErrorCode::PasswordNotAcceptable, AuthErrorReason::TooShort).error());
}

bool NewPasswordField::showError(const AuthError &error)
{
    if (error.code != AuthErrorCode::PasswordNotAcceptable)
        return false;
    m_note->showError(errorText(error, m_minimumLength));
    m_edit->setFocus();
    return true;
}

void NewPasswordField::build()
{
    m_label->setObjectName(QStringLiteral("passwordLabel"));
    m_edit->setObjectName(QStringLiteral("passwordEdit"));
    m_meter->setObjectName(QStringLiteral("strengthMeter"));
    m_note->setObjectName(QStringLiteral("passwordNote"));
    m_capsLockNote->setObjectName(QStringLiteral("capsLockNote"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(m_label);
    layout->addWidget(m_edit);
    layout->addWidget(m_meter);
    layout->addWidget(m_note);
    layout->addWidget(m_capsLockNote);
}

} // namespace latchkey
