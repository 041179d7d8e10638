// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/qrcode.h>

#include <QLabel>

namespace latchkey {

//! A QR code, black on white whatever the colours of the program, with its quiet zone of 4 modules. Every
//! module has the same whole number of the screen's pixels, at every scale.
class QrLabel : public QLabel
{
    Q_OBJECT
public:
    explicit QrLabel(QWidget *parent = nullptr);

    const QrCode &code() const { return m_code; }
    //! One of size 0 shows an empty card.
    void setCode(const QrCode &code);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintModules(QPainter &painter) const;

    QrCode m_code;
};

} // namespace latchkey
