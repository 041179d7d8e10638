// SPDX-License-Identifier: MIT
// latchkey-screenshots OUTDIR: every screen in light and dark, in English, German and a mirrored language
// made for tests, at 100 and 200 %, and all of them on one sheet.
//
// Scale, colours and language hold for a whole process, so the program runs itself once for each set of them.
#include "applicationicon.h"
#include "contactsheet.h"
#include "largescreen.h"
#include "pictures.h"
#include "pseudolanguage.h"
#include "stillstyle.h"

#include <latchkey/forms/language/language.h>
#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

// What has settled looks the same twice. A picture of a window that still grows would keep it from growing,
// so that it is given a few rounds of events first.
QImage settledPicture(QWidget &window)
{
    constexpr int rounds = 5;
    if (!QTest::qWaitFor([round = 0]() mutable { return ++round > rounds; }))
        return {};
    QImage picture;
    const bool settled = QTest::qWaitFor([&] {
        const QImage earlier = std::exchange(picture, window.grab().toImage());
        return earlier == picture;
    });
    return settled ? picture : QImage(); // saving it fails
}

bool take(const Picture &picture, const QString &file)
{
    FakeUsersClient client;
    client.settings->appName = u"Latchkey"_s;
    client.settings->outboxFolder = u"/home/ada/.local/share/latchkey/outbox"_s;
    const auto window = picture.makeWindow(client);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        return false;
    picture.act(*window, client);
    return settledPicture(*window).save(file);
}

void speak(const QString &language)
{
    if (language == u"pseudo") {
        QCoreApplication::installTranslator(new PseudoLanguage(qApp));
        QApplication::setLayoutDirection(Qt::RightToLeft);
        return;
    }
    const QLocale locale(language == u"de" ? u"de_DE"_s : u"en_GB"_s);
    QLocale::setDefault(locale);
    installLanguage(locale);
}

int takeAll(const QDir &folder, const QString &colours, const QString &language)
{
    speak(language);
    applyApplicationTheme(*qApp, colours == u"dark" ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    const QString infix = language == u"en" ? QString() : u'-' + language;
    const QString suffix = qApp->devicePixelRatio() > 1 ? u"@2x"_s : QString();
    for (const Picture &picture : allPictures()) {
        const QString file = folder.filePath(u"%1%2-%3%4.png"_s.arg(picture.name, infix, colours, suffix));
        if (!take(picture, file)) {
            qCritical() << "no picture for" << file;
            return 1;
        }
    }
    return 0;
}

int takeEverything(const QDir &folder)
{
    for (const auto *scale : {"1", "2"}) {
        qputenv("QT_SCALE_FACTOR", scale);
        for (const QString &colours : {u"light"_s, u"dark"_s}) {
            for (const QString &language : {u"en"_s, u"de"_s, u"pseudo"_s}) {
                if (QProcess::execute(qApp->applicationFilePath(), {folder.path(), colours, language}) != 0)
                    return 1;
            }
        }
    }
    QStringList files;
    for (const QString &name : folder.entryList({u"*-light.png"_s, u"*-dark.png"_s}, QDir::Files, QDir::Name))
        files << folder.filePath(name);
    return contactSheet(files).save(folder.filePath(u"contact.png"_s)) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QTemporaryFile screen;
    if (!makeLargeScreen(screen))
        return 1;
    qputenv("QT_LOGGING_RULES", "default.warning=false"); // the platform warns of every size hint
    QApplication::setApplicationName(u"latchkey"_s);
    QApplication::setApplicationDisplayName(u"Latchkey"_s);
    QApplication application(argc, argv);
    QApplication::setStyle(new StillStyle); // what fades in would be caught on its way
    application.setWindowIcon(applicationIcon());
    application.setQuitOnLastWindowClosed(false);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2 || arguments[1].startsWith(u'-')) {
        qCritical("usage: latchkey-screenshots OUTDIR");
        return 2;
    }
    const QDir folder(arguments[1]);
    if (!folder.mkpath(u"."_s))
        return 1;
    return arguments.size() > 3 ? takeAll(folder, arguments[2], arguments[3]) : takeEverything(folder);
}
