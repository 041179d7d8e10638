// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/widgets/pill.h>
#include <latchkey/formsexport.h>

#include <QFrame>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace latchkey {

class ElidedLabel;

//! One row of a card: icon, title over a note, and perhaps a button at the end.
class LATCHKEY_FORMS_EXPORT CardRow : public QWidget
{
    Q_OBJECT
public:
    //! The object names of what it holds begin with \a name; \a iconName is one of the theme's icons.
    CardRow(const QString &name, const QString &iconName, QWidget *parent);

    void setTitle(const QString &title);
    void setNote(const QString &note, const QString &toolTip = {});
    //! The title describes it to screen readers, which come upon many of the same name.
    QPushButton *addButton(const QString &name, const QString &text);
    //! Behind the title.
    Pill *addPill(Pill::Kind kind, const QString &text);

private:
    ElidedLabel *m_title;
    ElidedLabel *m_note;
    QBoxLayout *m_titleLayout;
};

//! A framed group of rows with hairlines between them.
class LATCHKEY_FORMS_EXPORT Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

    CardRow *addRow(const QString &name, const QString &iconName);
    //! A row of another kind; the card takes it.
    void addRow(QWidget *row);
    //! Takes all rows away.
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
};

} // namespace latchkey
