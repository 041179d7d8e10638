// SPDX-License-Identifier: MIT
// A program that asks for its second factor by itself, and says how long after the password was right its
// dialog has been painted.
#include <bench/paintwatch.h>

#include <latchkey/forms.h>

#include <QElapsedTimer>

#include <cstdio>

using namespace latchkey;

namespace {

const QString email = QStringLiteral("ada@example.com");
const QString password = QStringLiteral("enchantress of numbers");

//! A user with an authenticator app, who is logged out.
bool populate(EmbeddedClient &client)
{
    if (!client.service().addUser(email, password) || !client.loginWithEmail(email, password, {}).result())
        return false;
    const Result<TotpSecret> made = client.generateTotpSecret(email).result();
    return made && client.addMfaMethod(password, made->mfaMethod, ClearExisting::No).result() &&
           client.logout().result();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    auto client = openEmbedded({.appName = QStringLiteral("Invoice Desk"),
                                .appId = QStringLiteral("com.example.invoicedesk"),
                                .database = QStringLiteral("mfa.db")});
    if (!client || !populate(**client))
        return 1;
    QElapsedTimer sinceAccepted;
    new bench::PaintWatch(app, [&sinceAccepted] {
        std::printf("painted after %.3f ms\n", double(sinceAccepted.nsecsElapsed()) / 1e6);
        std::fflush(stdout);
    });
    (*client)->loginWithEmail(email, password, {}).then(&app, [&](const Result<User> &answer) {
        if (answer || answer.error().code != AuthErrorCode::MfaRequired)
            return app.exit(1);
        sinceAccepted.start();
        mfaLoginWithForm(**client, email, password);
    });
    return app.exec();
}
