// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QLineEdit>

namespace latchkey {

//! A field for an emailed code: large, fixed width, from left to right, shown as K7MQ-2PR9.
//!
//! Whatever is typed or pasted loses its blanks and dashes and becomes upper case.
class CodeEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit CodeEdit(QWidget *parent = nullptr);

    //! Letters and digits only.
    Secret code() const;
    bool isComplete() const;

protected:
    bool event(QEvent *event) override;

private:
    void group();
    void enlarge();
};

} // namespace latchkey
