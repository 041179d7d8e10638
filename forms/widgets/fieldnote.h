// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/widgets/iconlabel.h>

#include <QPointer>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace latchkey {

//! The small line below a field: a standing hint, or what is wrong until the field's text changes.
class FieldNote : public IconLabel
{
    Q_OBJECT
public:
    explicit FieldNote(QWidget *parent = nullptr);

    //! The field that this note is the description of.
    void setField(QLineEdit *field);
    //! What stands here while nothing is wrong; empty hides the note.
    void setHint(const QString &hint);
    //! Says what is wrong, and marks the field, until its text changes.
    void showError(const QString &text);
    //! Says something good, until the next change.
    void showSuccess(const QString &text);
    bool hasError() const { return m_state == State::Error; }

Q_SIGNALS:
    //! An error is shown, or no longer.
    void errorChanged(bool wrong);

public Q_SLOTS:
    //! Back to the hint.
    void reset();

private:
    enum class State { Hint, Error, Success };
    void setState(State state, const QString &text);

    QPointer<QLineEdit> m_field;
    State m_state = State::Hint;
    QString m_hint;
};

} // namespace latchkey
