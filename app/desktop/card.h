// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QPushButton;
class QVBoxLayout;

namespace latchkey {

class ElidedLabel;

//! One row of a card: icon, title over a note, and perhaps a button at the end.
class CardRow : public QWidget
{
    Q_OBJECT
public:
    //! The object names of what it holds begin with \a name; \a iconName is one of the theme's icons.
    CardRow(const QString &name, const QString &iconName, QWidget *parent);

    void setTitle(const QString &title);
    void setNote(const QString &note, const QString &toolTip = {});
    QPushButton *addButton(const QString &name, const QString &text);

private:
    ElidedLabel *m_title;
    ElidedLabel *m_note;
};

//! A framed group of rows with hairlines between them.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

    CardRow *addRow(const QString &name, const QString &iconName);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
};

} // namespace latchkey
