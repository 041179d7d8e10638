// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QAbstractButton>

namespace latchkey {

//! One of a few ways to go on: icon, title over a sentence, and a mark at the end. The title is its text.
class LATCHKEY_FORMS_EXPORT ChoiceCard : public QAbstractButton
{
    Q_OBJECT
public:
    //! \a iconName is one of the theme's icons.
    ChoiceCard(const QString &iconName, const QString &title, const QString &sentence,
               QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    static int wordsStart();
    static int wordsWidth(int width);
    int heightOfWords(int width) const;
    void paintIcons(QPainter &painter) const;
    void paintWords(QPainter &painter) const;

    QString m_iconName;
    QString m_sentence;
};

} // namespace latchkey
