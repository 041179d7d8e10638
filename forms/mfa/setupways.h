// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace latchkey {

class SetupPage;
class UsersClient;

//! One kind of second factor that can be set up.
struct SetupWay
{
    QString type; //!< as the settings name it
    QString buttonName;
    QString iconName;
    QString title;
    QString sentence;
    SetupPage *(*make)(UsersClient &client, const QString &email);
};

//! All of them. A new kind is a page of its own and one line here.
QList<SetupWay> setupWays();
//! What a kind is called, as in "Authenticator app"; the type itself where it is of a newer version.
QString factorName(const QString &type);

} // namespace latchkey
