// SPDX-License-Identifier: MIT
#include "applicationcontroller.h"
#include "applicationicon.h"

#include <latchkey/core/base/coredumps.h>
#include <latchkey/forms/language/language.h>
#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

#include <algorithm>
#include <string_view>

using namespace latchkey;

namespace {

const auto applicationId = QStringLiteral("io.latchkey.desktop");

// Whether the arguments ask for a text only, which needs no screen.
bool asksForText(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
        return argument == "--help" || argument == "-h" || argument == "--help-all" ||
               argument == "--version" || argument == "-v";
    });
}

EmbeddedOptions optionsFromArguments()
{
    const QCommandLineOption database(
        QStringLiteral("database"),
        QCoreApplication::translate("main", "Keep the users in this SQLite file."),
        QCoreApplication::translate("main", "path"));
    // QApplication has taken it from the arguments already; here it is for --help
    const QCommandLineOption style(QStringLiteral("style"),
                                   QCoreApplication::translate("main", "Draw widgets in this Qt style."),
                                   QCoreApplication::translate("main", "name"));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Log in and look after your account."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({database, style});
    parser.process(QCoreApplication::arguments());

    EmbeddedOptions options;
    options.appName = QStringLiteral("Latchkey");
    options.appId = applicationId;
    if (const QString path = parser.value(database); !path.isEmpty())
        options.database = QDir::current().absoluteFilePath(path); // where a shell's user expects it
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    forbidCoreDumps();
    QApplication::setApplicationName(QStringLiteral("latchkey"));
    QApplication::setApplicationDisplayName(QStringLiteral("Latchkey"));
    QApplication::setApplicationVersion(QStringLiteral(LATCHKEY_VERSION));
    QApplication::setDesktopFileName(applicationId);
    if (asksForText(argc, argv)) {
        const QCoreApplication text(argc, argv);
        installLanguage();
        optionsFromArguments(); // prints it and ends the program
    }
    QApplication application(argc, argv);
    installLanguage();
    application.setWindowIcon(applicationIcon());
    application.setQuitOnLastWindowClosed(
        false); // windows follow one another; the controller knows when it is over
    applyApplicationTheme(application);

    ApplicationController controller(optionsFromArguments());
    QObject::connect(
        &controller, &ApplicationController::finished, &application,
        [](int exitCode) { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
    controller.start();
    return QApplication::exec();
}
