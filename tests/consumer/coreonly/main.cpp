// SPDX-License-Identifier: MIT
// A program without a screen: signs a user up and logs in by server code.
#include <latchkey/core/embedded/embeddedclient.h>

#include <QCoreApplication>
#include <QDebug>

namespace {

int fail(const latchkey::AuthError &error)
{
    qWarning() << latchkey::authErrorCodeName(error.code) << error.detail;
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    auto client = latchkey::openEmbedded({.appName = QStringLiteral("Core Only"),
                                          .appId = QStringLiteral("com.example.coreonly"),
                                          .database = QStringLiteral("users.db")});
    if (!client)
        return fail(client.error());
    const QString email = QStringLiteral("ada@example.org");
    const auto user = (*client)->signupWithEmail(email, QStringLiteral("nine brass keys hang here")).result();
    if (!user)
        return fail(user.error());

    latchkey::Session session;
    const auto forced = (*client)->service().forceLogin(session, user->id);
    if (!forced)
        return fail(forced.error());
    const auto current = (*client)->service().getUser(session);
    if (!current || !*current || (*current)->email != email)
        return 1;
    qInfo() << "signed up" << user->email;
    return 0;
}
