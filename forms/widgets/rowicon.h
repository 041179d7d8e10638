// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/theme/themetokens.h>
#include <latchkey/formsexport.h>

#include <QWidget>

namespace latchkey {

//! One of the theme's line icons beside a text, in the colour of secondary text unless another is given. Says
//! nothing to screen readers: the text beside it does.
class LATCHKEY_FORMS_EXPORT RowIcon : public QWidget
{
    Q_OBJECT
public:
    //! \a size in pixels at 10 pt.
    RowIcon(const QString &iconName, int size, QWidget *parent);

    void setColour(QColor ThemeTokens::*colour);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    int m_size;
    QColor ThemeTokens::*m_colour = &ThemeTokens::secondary;
};

} // namespace latchkey
