// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QPushButton>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace latchkey {

//! A button for another way to log in than by password: by one of the big providers, in the colours that each
//! of them asks for, or by an emailed code.
class LATCHKEY_FORMS_EXPORT ProviderButton : public QPushButton
{
    Q_OBJECT
public:
    enum class Provider { Google, Facebook, Microsoft, EmailedCode };
    Q_ENUM(Provider)

    explicit ProviderButton(Provider provider, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter &painter, const QString &mark) const;

    Provider m_provider;
};

} // namespace latchkey
