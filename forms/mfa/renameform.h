// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/dialog/submitform.h>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace latchkey {

//! Asks for the name of a second factor.
class RenameForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit RenameForm(const QString &name, QWidget *parent = nullptr);

    QWidget *startField() const;
    bool showFieldError(const AuthError &error) override;

Q_SIGNALS:
    void submitted(const QString &name);

private:
    void build();
    void submit();

    QLineEdit *m_edit;
    FieldNote *m_note;
};

} // namespace latchkey
