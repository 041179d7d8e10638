// SPDX-License-Identifier: MIT
// README.md's program, which says when its dialog has been painted.
#include <bench/paintwatch.h>

#include <latchkey/forms.h>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    new latchkey::bench::PaintWatch(app);
    auto client = latchkey::openEmbedded({.appName = QStringLiteral("Invoice Desk"),
                                          .appId = QStringLiteral("com.example.invoicedesk"),
                                          .database = QStringLiteral("users.db")});
    if (!client)
        return 1;
    return latchkey::loginWithForm(**client) ? 0 : 1;
}
