// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QPushButton;
QT_END_NAMESPACE

namespace latchkey {

class TextLabel;

//! The foot of a page: a link or a note at the start, buttons at the end; one above the other where they do
//! not fit side by side.
class DialogFooter : public QWidget
{
    Q_OBJECT
public:
    explicit DialogFooter(QWidget *parent = nullptr);

    TextLabel *addNote(const QString &text);
    QPushButton *addLink(const QString &objectName, const QString &text);
    QPushButton *addButton(const QString &objectName, const QString &text);
    //! Takes a button that was made elsewhere.
    void addButton(QPushButton *button);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();

    QBoxLayout *m_layout;
    QBoxLayout *m_start;
    QBoxLayout *m_end;
    TextLabel *m_note = nullptr;
};

} // namespace latchkey
