// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace latchkey {

//! One of the theme's line icons beside a text, in the colour of secondary text. Says nothing to screen
//! readers: the text beside it does.
class RowIcon : public QWidget
{
    Q_OBJECT
public:
    //! \a size in pixels at 10 pt.
    RowIcon(const QString &iconName, int size, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    int m_size;
};

} // namespace latchkey
