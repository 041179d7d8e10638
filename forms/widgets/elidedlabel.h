// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/widgets/textlabel.h>

namespace latchkey {

//! One line of plain text that ends in "…" where it is too long; its tool tip and accessible name are the
//! whole.
class LATCHKEY_FORMS_EXPORT ElidedLabel : public TextLabel
{
    Q_OBJECT
public:
    ElidedLabel(Style style, QWidget *parent);

    void setFullText(const QString &text);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void elide();

    QString m_fullText;
};

} // namespace latchkey
