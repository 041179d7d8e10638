// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/passwordrating.h>

#include <QObject>
#include <QTimer>

namespace latchkey {

class PasswordEdit;
class StrengthMeter;

//! Keeps a meter telling what the new password in a field is worth, a moment after each change.
//!
//! One rating is under way at a time, on a worker thread; what was typed meanwhile is rated next.
class StrengthWatch : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this object.
    StrengthWatch(PasswordEdit &field, StrengthMeter &meter, QObject *parent = nullptr);

    //! What the password should not contain.
    void setContext(const PasswordContext &context);
    //! In code points; shorter passwords are told so instead of being rated.
    void setMinimumLength(int length);

private:
    void wait();
    void rate();
    void show(const PasswordStrength &strength);
    void tell();

    PasswordEdit &m_field;
    StrengthMeter &m_meter;
    PasswordContext m_context;
    int m_minimumLength = 8;
    QTimer m_pause;
    quint64 m_changes = 0;
    bool m_rating = false;
};

} // namespace latchkey
