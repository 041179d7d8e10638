// SPDX-License-Identifier: MIT
// Sits at the keyboard of README.md's program: logs in as DRIVER_EMAIL, or closes the dialog if that is not
// set.
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace {

QWidget *loginDialog()
{
    QWidget *dialog = QApplication::activeModalWidget();
    const auto *button = dialog ? dialog->findChild<QPushButton *>(QStringLiteral("loginButton")) : nullptr;
    return button && button->isVisible() && button->isEnabled() ? dialog : nullptr;
}

void useDialog(QWidget *dialog)
{
    if (!qEnvironmentVariableIsSet("DRIVER_EMAIL")) {
        dialog->close();
        return;
    }
    const auto type = [dialog](const char *name, const char *variable) {
        dialog->findChild<QLineEdit *>(QLatin1StringView(name))->setText(qEnvironmentVariable(variable));
    };
    type("emailEdit", "DRIVER_EMAIL");
    type("passwordEdit", "DRIVER_PASSWORD");
    dialog->findChild<QPushButton *>(QStringLiteral("loginButton"))->click();
}

void sitDown()
{
    auto *look = new QTimer(qApp);
    QObject::connect(look, &QTimer::timeout, qApp, [look] {
        if (QWidget *dialog = loginDialog()) {
            look->stop();
            useDialog(dialog);
        }
    });
    look->start(20);
}

void whenRunning()
{
    QMetaObject::invokeMethod(qApp, &sitDown, Qt::QueuedConnection);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(whenRunning)
