// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QWidget>

namespace latchkey {

//! One or two words on a rounded ground, beside what they tell about.
class LATCHKEY_FORMS_EXPORT Pill : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Neutral, Accent, Success, Warning, Danger };
    Q_ENUM(Kind)

    Pill(Kind kind, const QString &text, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    //! Paints one of \a text into the middle of \a rect, for delegates.
    static void paint(QPainter &painter, const QRect &rect, Kind kind, const QString &text);
    static QSize sizeOf(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Kind m_kind;
    QString m_text;
};

} // namespace latchkey
