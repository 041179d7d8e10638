// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QLineEdit>

namespace latchkey {

//! A field for a code, an emailed one unless said otherwise: large, fixed width, from left to right, shown as
//! K7MQ-2PR9.
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

    //! How many letters and digits a code has; only one of eight is shown in two groups.
    void setLength(int length);

protected:
    bool event(QEvent *event) override;

private:
    void group();
    void enlarge();

    int m_length = 8;
};

} // namespace latchkey
