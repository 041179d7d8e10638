// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QIcon>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace latchkey {

struct ErrorWords;
class TextLabel;

//! A message inside a dialog, above what it is about: what happened in semibold, then what to do.
//!
//! Hidden until something is shown. Screen readers hear it at once; its accessible name is what it says.
class LATCHKEY_FORMS_EXPORT MessageBar : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
public:
    enum class Kind { Info, Success, Warning, Error };
    Q_ENUM(Kind)

    explicit MessageBar(QWidget *parent = nullptr);

    //! All that is shown, as plain text; empty when hidden.
    QString text() const { return m_text; }
    Kind kind() const { return m_kind; }

    //! Shows \a words and drops the button of an earlier message.
    void showMessage(Kind kind, const ErrorWords &words);
    //! One of the theme's icons in the place of the kind's own, until the next message.
    void setIcon(const QString &name);
    //! A button below the words, until the next message.
    QPushButton *addButton(const QString &label, const QString &objectName);
    void clear();

Q_SIGNALS:
    void textChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    TextLabel *m_label;
    QPushButton *m_button = nullptr;
    Kind m_kind = Kind::Info;
    QString m_text;
    QString m_icon;
};

} // namespace latchkey
