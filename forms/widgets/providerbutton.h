// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QPushButton>

namespace latchkey {

//! A button that hands the login over to one of the big providers, in the colours that each of them asks for.
class LATCHKEY_FORMS_EXPORT ProviderButton : public QPushButton
{
    Q_OBJECT
public:
    enum class Provider { Google, Facebook, Microsoft };
    Q_ENUM(Provider)

    explicit ProviderButton(Provider provider, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Provider m_provider;
};

} // namespace latchkey
