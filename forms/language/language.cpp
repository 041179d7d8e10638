// SPDX-License-Identifier: MIT
#include <latchkey/forms/language/language.h>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

namespace latchkey {

namespace {

bool install(const QLocale &locale, const QString &catalogue, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, catalogue, QStringLiteral("_"), folder))
        return false;
    translator->setParent(QCoreApplication::instance());
    return QCoreApplication::installTranslator(translator.release());
}

} // namespace

bool installLanguage(const QLocale &locale)
{
    const QString catalogue = QStringLiteral("latchkey");
    const QString folder = QStringLiteral(":/latchkey/translations");
    if (!install(locale, catalogue, folder)) {
        install(QLocale(QLocale::English), catalogue, folder); // for its plurals
        return false;
    }
    // not every system has them, and then menus of text fields stay English
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return true;
}

} // namespace latchkey
