// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QCheckBox>

namespace latchkey {

//! A check box painted from the theme's tokens, so that its edge shows in light and dark. Its words wrap.
class LATCHKEY_FORMS_EXPORT CheckBox : public QCheckBox
{
    Q_OBJECT
public:
    explicit CheckBox(QWidget *parent = nullptr);
    explicit CheckBox(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    bool hitButton(const QPoint &place) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    QRect wordsIn(const QRect &room) const;
    QRect boxPlace() const;
    void paintBox(QPainter &painter, const QRect &place) const;
};

} // namespace latchkey
