// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

namespace latchkey {

//! The initials of an address on a round ground.
class Avatar : public QWidget
{
    Q_OBJECT
public:
    explicit Avatar(QWidget *parent = nullptr);

    void setEmail(const QString &email);

    QSize sizeHint() const override;

    //! "AL" for ada.lovelace@example.com, "BO" for bob@example.com.
    static QString initials(const QString &email);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
};

} // namespace latchkey
