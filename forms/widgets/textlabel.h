// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QLabel>

namespace latchkey {

//! A label in one of the sizes and colours that the dialogs use; follows the application's font and palette.
class LATCHKEY_FORMS_EXPORT TextLabel : public QLabel
{
    Q_OBJECT
    Q_PROPERTY(Style style READ textStyle WRITE setTextStyle)
public:
    enum class Style {
        Body,
        Label,
        Secondary,
        Note,
        Error,
        Warning,
        Success,
        DialogTitle,
        PageTitle,
        Section
    };
    Q_ENUM(Style)

    //! The application's font in the size and weight of \a style.
    static QFont fontOf(Style style);

    explicit TextLabel(QWidget *parent = nullptr);
    TextLabel(Style style, QWidget *parent);

    Style textStyle() const { return m_style; }
    void setTextStyle(Style style);

protected:
    bool event(QEvent *event) override;

private:
    void align();
    void restyle();

    Style m_style = Style::Label;
};

} // namespace latchkey
