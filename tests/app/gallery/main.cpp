// SPDX-License-Identifier: MIT
// latchkey-gallery [--dark | --light] [--pseudo]: our own widgets, to be looked at and walked through by
// keys.
#include "applicationicon.h"
#include "gallery.h"
#include "pseudolanguage.h"

#include <latchkey/forms/language/language.h>
#include <latchkey/forms/theme/theme.h>

#include <QApplication>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

Qt::ColorScheme chosenScheme(const QStringList &arguments)
{
    if (arguments.contains(u"--dark"_s))
        return Qt::ColorScheme::Dark;
    return arguments.contains(u"--light"_s) ? Qt::ColorScheme::Light : Qt::ColorScheme::Unknown;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    application.setWindowIcon(applicationIcon());
    PseudoLanguage pseudo;
    if (application.arguments().contains(u"--pseudo"_s)) {
        QCoreApplication::installTranslator(&pseudo);
        QApplication::setLayoutDirection(Qt::RightToLeft);
    } else {
        installLanguage();
    }
    applyApplicationTheme(application, chosenScheme(application.arguments()));
    Gallery gallery;
    gallery.show();
    return QApplication::exec();
}
