// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/mfa/recoverysheet.h>

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QLabel;
class QPrinter;
class QPushButton;
QT_END_NAMESPACE

namespace latchkey {

class CheckBox;
class DialogFooter;
class FieldNote;

//! Shows new recovery codes this once, has them copied, saved or printed, and asks whether they are kept.
class RecoveryCodesPage : public QWidget
{
    Q_OBJECT
public:
    explicit RecoveryCodesPage(const RecoverySheet &sheet, QWidget *parent = nullptr);

    static QString title();
    static QString subtitle();
    QWidget *startField() const;
    //! Its buttons below; whoever shows the page takes them.
    DialogFooter *footer() const { return m_footer; }
    QPushButton *doneButton() const { return m_doneButton; }
    //! The box is ticked.
    bool areKept() const;
    //! Goes to the box, which is not ticked yet.
    void remind();
    //! Wipes the codes.
    void forget();

Q_SIGNALS:
    //! The codes are kept.
    void finished();

private:
    void buildFooter();
    QWidget *makeList();
    QLayout *makeButtons();
    QPushButton *makeButton(const QString &name, const QString &iconName, const QString &text);
    void copy();
    void save();
    void saveAs(const QString &path);
    void print();

    RecoverySheet m_sheet;
    QList<QLabel *> m_codes;
    QPushButton *m_copyButton = nullptr;
    FieldNote *m_answer;
    CheckBox *m_kept;
    DialogFooter *m_footer;
    QPushButton *m_doneButton = nullptr;
};

} // namespace latchkey
