// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/forms/widgets/codeformat.h>

#include <QLineEdit>

namespace latchkey {

//! A field for a code: large, fixed width, from left to right, shown in groups as K7MQ-2PR9.
//!
//! Whatever is typed or pasted loses its blanks and dashes and becomes upper case; digits of every script
//! become those of ASCII.
class CodeEdit : public QLineEdit
{
    Q_OBJECT
public:
    //! For emailed codes, unless setFormat() says otherwise.
    explicit CodeEdit(QWidget *parent = nullptr);

    void setFormat(const CodeFormat &format);
    //! Letters and digits only.
    Secret code() const;
    bool isComplete() const;

Q_SIGNALS:
    //! The last sign was typed, or a whole code was pasted.
    void completed();

protected:
    bool event(QEvent *event) override;

private:
    QString signsOf(QStringView text) const;
    QString grouped(const QString &code) const;
    void edit();
    void group();
    void enlarge();

    CodeFormat m_format = emailedCode;
    bool m_wasComplete = false;
};

} // namespace latchkey
