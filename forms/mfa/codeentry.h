// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/mfa/factorentry.h>
#include <latchkey/forms/widgets/codeformat.h>

namespace latchkey {

class CodeEdit;
class FieldNote;

//! A second factor that is a code: one field, and a note below it.
class CodeEntry : public FactorEntry
{
    Q_OBJECT
public:
    //! Whether the last sign of a code is enough.
    enum class Submitting { ByButton, WhenComplete };
    struct Kind
    {
        QString type;       //!< of the MfaLogin
        QString label;      //!< of the field
        QString hint;       //!< what stands below it
        QString incomplete; //!< what is said of less than a whole code
        QString wrong;      //!< what is said of a wrong one
        CodeFormat format;
        Submitting submitting = Submitting::ByButton;
    };

    explicit CodeEntry(const Kind &kind, QWidget *parent = nullptr);

    CodeEdit *edit() const { return m_edit; }
    QWidget *startField() const override;
    MfaLogin given() const override;
    bool check() override;
    void refuse() override;
    void forget() override;

private:
    void complain(const QString &text);

    QString m_type;
    QString m_incomplete;
    QString m_wrong;
    CodeEdit *m_edit;
    FieldNote *m_note;
};

} // namespace latchkey
