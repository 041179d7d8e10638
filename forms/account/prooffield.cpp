// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/prooffield.h>

#include <latchkey/core/base/autherror.h>
#include <latchkey/forms/code/codefield.h>
#include <latchkey/forms/widgets/capslocknote.h>
#include <latchkey/forms/widgets/codeedit.h>
#include <latchkey/forms/widgets/fieldnote.h>
#include <latchkey/forms/widgets/passwordedit.h>

#include <QPushButton>
#include <QVBoxLayout>

namespace latchkey {

namespace {

QVBoxLayout *layOut(QWidget *part)
{
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    return layout;
}

TextLabel *makeLabel(const QString &name, const QString &text, QWidget *field)
{
    auto *label = new TextLabel(TextLabel::Style::Label, field->parentWidget());
    label->setObjectName(name);
    label->setText(text);
    label->setBuddy(field);
    field->setAccessibleName(text);
    return label;
}

} // namespace

ProofField::ProofField(QWidget *parent)
    : QWidget(parent)
    , m_password(new PasswordEdit(this))
    , m_passwordNote(new FieldNote(this))
    , m_appCode(new CodeEdit(this))
    , m_appNote(new FieldNote(this))
    , m_emailedCode(new CodeField(this))
    , m_passwordPart(makePasswordPart())
    , m_appPart(makeAppPart())
{
    m_emailedCode->setObjectName(QStringLiteral("emailedCodeField"));
    m_emailedCode->setFirstSending(tr("Email me a code"));
    QVBoxLayout *layout = layOut(this);
    layout->addWidget(m_passwordPart);
    layout->addWidget(m_appPart);
    layout->addWidget(m_emailedCode);
    connect(m_emailedCode, &CodeField::resendRequested, this, &ProofField::codeRequested);
    setKind(ProofKind::Password);
}

Proof ProofField::proof() const
{
    switch (m_kind) {
    case ProofKind::Password:
        break;
    case ProofKind::SecondFactor:
        return {.kind = m_kind, .value = m_appCode->code()};
    case ProofKind::EmailCode:
        return {.kind = m_kind, .value = m_emailedCode->code()};
    }
    return {.kind = ProofKind::Password, .value = m_password->password()};
}

QWidget *ProofField::startField() const
{
    switch (m_kind) {
    case ProofKind::Password:
        break;
    case ProofKind::SecondFactor:
        return m_appCode;
    case ProofKind::EmailCode:
        return m_emailedCode->resendButton()->isEnabled()
                   ? static_cast<QWidget *>(m_emailedCode->resendButton())
                   : m_emailedCode->edit();
    }
    return m_password;
}

QList<QWidget *> ProofField::inputs() const
{
    return {m_password, m_appCode, m_emailedCode->edit(), m_emailedCode->resendButton()};
}

void ProofField::setKind(ProofKind kind)
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    m_kind = kind;
    m_passwordPart->setVisible(kind == ProofKind::Password);
    m_appPart->setVisible(kind == ProofKind::SecondFactor);
    m_emailedCode->setVisible(kind == ProofKind::EmailCode);
    if (hadFocus)
        startField()->setFocus();
}

void ProofField::setResendWait(std::chrono::seconds wait)
{
    const bool hadFocus = m_emailedCode->resendButton()->hasFocus();
    m_emailedCode->setResendWait(wait);
    if (hadFocus)
        startField()->setFocus();
}

void ProofField::setBusy(bool busy)
{
    m_emailedCode->setBusy(busy);
}

bool ProofField::check()
{
    switch (m_kind) {
    case ProofKind::Password:
        break;
    case ProofKind::SecondFactor:
        if (!m_appCode->isComplete())
            complain(m_appNote, m_appCode,
                     tr("Enter the %n digits that the app shows.", nullptr, authenticatorCode.length));
        return m_appCode->isComplete();
    case ProofKind::EmailCode:
        return m_emailedCode->check();
    }
    if (m_password->text().isEmpty())
        complain(m_passwordNote, m_password, tr("Enter your password."));
    return !m_password->text().isEmpty();
}

bool ProofField::showError(const AuthError &error)
{
    if (error.code != AuthErrorCode::AuthenticationFailed && error.code != AuthErrorCode::CodeInvalid)
        return false;
    switch (m_kind) {
    case ProofKind::Password:
        break;
    case ProofKind::SecondFactor:
        complain(m_appNote, m_appCode, tr("This code is wrong. Enter the one that the app shows now."));
        m_appCode->selectAll();
        return true;
    case ProofKind::EmailCode:
        return m_emailedCode->showError({.code = AuthErrorCode::CodeInvalid, .reason = error.reason});
    }
    m_password->clear();
    complain(m_passwordNote, m_password, tr("This is not your password. Check it and try again."));
    return true;
}

void ProofField::forget()
{
    m_password->clear();
    m_appCode->clear();
    m_emailedCode->edit()->clear();
}

QWidget *ProofField::makePasswordPart()
{
    auto *part = new QWidget(this);
    part->setObjectName(QStringLiteral("currentPasswordPart"));
    m_password->setParent(part);
    m_password->setObjectName(QStringLiteral("currentPasswordEdit"));
    m_passwordNote->setObjectName(QStringLiteral("currentPasswordNote"));
    m_passwordNote->setField(m_password);
    auto *capsLock = new CapsLockNote(part);
    capsLock->setObjectName(QStringLiteral("currentCapsLockNote"));
    capsLock->watch(m_password);
    QVBoxLayout *layout = layOut(part);
    layout->addWidget(makeLabel(QStringLiteral("currentPasswordLabel"), tr("Current password"), m_password));
    layout->addWidget(m_password);
    layout->addWidget(m_passwordNote);
    layout->addWidget(capsLock);
    return part;
}

QWidget *ProofField::makeAppPart()
{
    auto *part = new QWidget(this);
    part->setObjectName(QStringLiteral("appCodePart"));
    m_appCode->setParent(part);
    m_appCode->setObjectName(QStringLiteral("appCodeEdit"));
    m_appCode->setFormat(authenticatorCode);
    m_appNote->setObjectName(QStringLiteral("appCodeNote"));
    m_appNote->setField(m_appCode);
    m_appNote->setHint(tr("Six digits."));
    QVBoxLayout *layout = layOut(part);
    layout->addWidget(
        makeLabel(QStringLiteral("appCodeLabel"), tr("Code from your authenticator app"), m_appCode));
    layout->addWidget(m_appCode);
    layout->addWidget(m_appNote);
    return part;
}

void ProofField::complain(FieldNote *note, QWidget *field, const QString &text)
{
    note->showError(text);
    field->setFocus();
}

} // namespace latchkey
