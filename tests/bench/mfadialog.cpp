// SPDX-License-Identifier: MIT
// A program that asks for the password in a window of its own, and says how long after that was right the
// dialog for the second factor has been painted.
#include <bench/paintwatch.h>

#include <latchkey/forms.h>

#include <QElapsedTimer>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

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

//! Where the password was typed; does what it is told once it is on the screen.
class PasswordWindow : public QWidget
{
public:
    explicit PasswordWindow(std::function<void()> whenPainted)
        : m_whenPainted(std::move(whenPainted))
    {
        auto *edit = new QLineEdit(password);
        edit->setEchoMode(QLineEdit::Password);
        auto *layout = new QFormLayout(this);
        layout->addRow(QStringLiteral("Email"), new QLineEdit(email));
        layout->addRow(QStringLiteral("Password"), edit);
        layout->addRow(new QPushButton(QStringLiteral("Log in")));
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QWidget::paintEvent(event);
        if (auto once = std::exchange(m_whenPainted, {}))
            QMetaObject::invokeMethod(this, once, Qt::QueuedConnection);
    }

private:
    std::function<void()> m_whenPainted;
};

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
    PasswordWindow window([&] {
        (*client)->loginWithEmail(email, password, {}).then(&app, [&](const Result<User> &answer) {
            if (answer || answer.error().code != AuthErrorCode::MfaRequired)
                return app.exit(1);
            sinceAccepted.start();
            mfaLoginWithForm(**client, email, password, &window);
        });
    });
    window.show();
    return app.exec();
}
