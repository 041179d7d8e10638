// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/mailtemplates.h>

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class tst_MailTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageIsComplete();
    void everyTemplateRenders_data();
    void everyTemplateRenders();
    void everyMissingValueIsAnError_data();
    void everyMissingValueIsAnError();
    void placeholdersAreTheSameInEveryLanguage_data();
    void placeholdersAreTheSameInEveryLanguage();
    void htmlNeedsNothingFromOutside_data();
    void htmlNeedsNothingFromOutside();
    void codeStandsAloneInTheText_data();
    void codeStandsAloneInTheText();
    void valuesAreEscapedInHtmlOnly();
    void valueThatLooksLikeAPlaceholderStays();
    void valueCannotAddLines();
    void languageFallsBack_data();
    void languageFallsBack();
    void unknownTemplateIsAnError_data();
    void unknownTemplateIsAnError();

private:
    static void addEveryTemplate();
};

namespace {

const QString folder = u":/latchkey/mail/"_s;
const QStringList languages{u"de"_s, u"en"_s};
const QStringList names{u"account-deleted"_s,
                        u"address-changed"_s,
                        u"address-moved"_s,
                        u"address-taken"_s,
                        u"address-undone"_s,
                        u"approval-needed"_s,
                        u"approved"_s,
                        u"confirm"_s,
                        u"factor-added"_s,
                        u"factor-removed"_s,
                        u"login-code"_s,
                        u"mfa-reset"_s,
                        u"mfa-was-reset"_s,
                        u"new-device"_s,
                        u"new-email"_s,
                        u"password-changed"_s,
                        u"proof"_s,
                        u"recovery-code-used"_s,
                        u"recovery-codes-made"_s,
                        u"reset"_s,
                        u"test"_s,
                        u"throttled"_s};
const QStringList parts{u"subject"_s, u"txt"_s, u"html"_s};

QHash<QString, QString> values()
{
    return {{u"app"_s, u"Invoice Desk"_s},
            {u"address"_s, u"ada@example.org"_s},
            {u"user"_s, u"charles@example.org"_s},
            {u"device"_s, u"ada's laptop"_s},
            {u"time"_s, u"2026-03-12 09:00 UTC"_s},
            {u"code"_s, u"K7MQ-2PR9"_s},
            {u"left"_s, u"9"_s}};
}

QString source(const QString &language, const QString &name, const QString &part)
{
    QFile file(folder + language + u'/' + name + u'.' + part);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QSet<QString> placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"\\{\\{(.*?)\\}\\}"_s);
    QSet<QString> found;
    for (const auto &match : placeholder.globalMatch(text))
        found += match.captured(1);
    return found;
}

QSet<QString> placeholdersOf(const QString &language, const QString &name)
{
    QSet<QString> found;
    for (const QString &part : parts)
        found += placeholdersOf(source(language, name, part));
    return found;
}

} // namespace

void tst_MailTemplates::addEveryTemplate()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("name");
    for (const QString &language : languages)
        for (const QString &name : names)
            QTest::addRow("%s in %s", qPrintable(name), qPrintable(language)) << language << name;
}

void tst_MailTemplates::everyLanguageIsComplete()
{
    QStringList files;
    for (const QString &name : names)
        for (const QString &part : parts)
            files += name + u'.' + part;
    files.sort();
    QCOMPARE(QDir(folder).entryList(QDir::NoFilter, QDir::Name), languages);
    for (const QString &language : languages) {
        QStringList found = QDir(folder + language).entryList();
        found.sort();
        QCOMPARE(found, files);
    }
}

void tst_MailTemplates::everyTemplateRenders_data()
{
    addEveryTemplate();
}

void tst_MailTemplates::everyTemplateRenders()
{
    QFETCH(const QString, language);
    QFETCH(const QString, name);
    const auto mail = fillTemplate({.name = name, .language = language}, values());
    QVERIFY(mail);
    QCOMPARE(mail->language, language);
    QVERIFY(mail->subject.contains(u"Invoice Desk"_s));
    QVERIFY(!mail->subject.contains(u'\n'));
    for (const QString &body : {mail->text, mail->html}) {
        QVERIFY(body.contains(u"Invoice Desk"_s));
        QVERIFY(body.contains(u"@example.org"_s));
        QVERIFY(!body.contains(u"{{"_s) && !body.contains(u"}}"_s));
        QVERIFY(!body.contains(QChar::ReplacementCharacter));
    }
    QVERIFY(mail->html.contains(u"<html lang=\"%1\">"_s.arg(language)));
}

void tst_MailTemplates::everyMissingValueIsAnError_data()
{
    addEveryTemplate();
}

void tst_MailTemplates::everyMissingValueIsAnError()
{
    QFETCH(const QString, language);
    QFETCH(const QString, name);
    const QSet<QString> placeholders = placeholdersOf(language, name);
    QVERIFY(!placeholders.isEmpty());
    for (const QString &placeholder : placeholders) {
        QHash<QString, QString> fewer = values();
        QVERIFY(fewer.remove(placeholder));
        const auto mail = fillTemplate({.name = name, .language = language}, fewer);
        QVERIFY(!mail);
        QCOMPARE(mail.error().code, AuthErrorCode::MailFailed);
        QVERIFY(mail.error().detail.contains(placeholder));
    }
}

void tst_MailTemplates::placeholdersAreTheSameInEveryLanguage_data()
{
    addEveryTemplate();
}

void tst_MailTemplates::placeholdersAreTheSameInEveryLanguage()
{
    QFETCH(const QString, language);
    QFETCH(const QString, name);
    for (const QString &part : parts)
        QCOMPARE(placeholdersOf(source(language, name, part)), placeholdersOf(source(u"en"_s, name, part)));
    QCOMPARE(placeholdersOf(source(language, name, u"html"_s)),
             placeholdersOf(source(language, name, u"txt"_s)));
}

void tst_MailTemplates::htmlNeedsNothingFromOutside_data()
{
    addEveryTemplate();
}

void tst_MailTemplates::htmlNeedsNothingFromOutside()
{
    QFETCH(const QString, language);
    QFETCH(const QString, name);
    const QString html = source(language, name, u"html"_s);
    QVERIFY(html.contains(u"<meta name=\"color-scheme\" content=\"light dark\">"_s));
    for (const QString &outside : {u"http"_s, u"src="_s, u"href="_s, u"url("_s, u"<script"_s, u"<link"_s})
        QVERIFY2(!html.contains(outside, Qt::CaseInsensitive), qPrintable(outside));
}

void tst_MailTemplates::codeStandsAloneInTheText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("validity");
    const auto add = [](const char *name, const QString &english, const QString &german) {
        QTest::addRow("%s, en", name) << u"en"_s << QString::fromLatin1(name) << english;
        QTest::addRow("%s, de", name) << u"de"_s << QString::fromLatin1(name) << german;
    };
    add("confirm", u"24 hours"_s, u"24 Stunden"_s);
    add("new-email", u"24 hours"_s, u"24 Stunden"_s);
    add("address-moved", u"72 hours"_s, u"72 Stunden"_s);
    for (const char *name : {"reset", "login-code", "proof"})
        add(name, u"10 minutes"_s, u"10 Minuten"_s);
}

void tst_MailTemplates::codeStandsAloneInTheText()
{
    QFETCH(const QString, language);
    QFETCH(const QString, name);
    QFETCH(const QString, validity);
    const auto mail = fillTemplate({.name = name, .language = language}, values());
    QVERIFY(mail->text.split(u'\n').contains(u"K7MQ-2PR9"_s));
    QVERIFY(mail->text.contains(validity));
    QVERIFY(mail->html.contains(validity));
    QVERIFY(!mail->subject.contains(u"K7MQ-2PR9"_s));
}

void tst_MailTemplates::valuesAreEscapedInHtmlOnly()
{
    QHash<QString, QString> odd = values();
    odd[u"app"_s] = u"<b onclick=\"x\">Q&A</b>"_s;
    const auto mail = fillTemplate({.name = u"confirm"_s, .language = u"en"_s}, odd);
    QVERIFY(mail->html.contains(u"&lt;b onclick=&quot;x&quot;&gt;Q&amp;A&lt;/b&gt;"_s));
    QVERIFY(!mail->html.contains(u"<b"_s + u" "_s));
    QVERIFY(mail->text.contains(odd[u"app"_s]));
    QVERIFY(mail->subject.contains(odd[u"app"_s]));
}

void tst_MailTemplates::valueThatLooksLikeAPlaceholderStays()
{
    QHash<QString, QString> odd = values();
    odd[u"app"_s] = u"{{code}} {{nothing}}"_s;
    const auto mail = fillTemplate({.name = u"confirm"_s, .language = u"en"_s}, odd);
    QVERIFY(mail);
    QCOMPARE(mail->subject, u"Confirm your address for {{code}} {{nothing}}"_s);
    QCOMPARE(mail->text.count(u"K7MQ-2PR9"_s), 1);
}

void tst_MailTemplates::valueCannotAddLines()
{
    const auto usual = fillTemplate({.name = u"confirm"_s, .language = u"en"_s}, values());
    QHash<QString, QString> odd = values();
    odd[u"address"_s] = u"ada\r\n@\u2028exam\u2029ple\u0085.\0org"_s;
    const auto mail = fillTemplate({.name = u"confirm"_s, .language = u"en"_s}, odd);
    QCOMPARE(mail->text, usual->text);
    QCOMPARE(mail->html, usual->html);
}

void tst_MailTemplates::languageFallsBack_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("found");
    QTest::newRow("as it is") << u"de"_s << u"de"_s;
    QTest::newRow("with a region") << u"de-AT"_s << u"de"_s;
    QTest::newRow("with script and region") << u"de-Latn-CH"_s << u"de"_s;
    QTest::newRow("as POSIX writes it") << u"de_DE.UTF-8"_s << u"de"_s;
    QTest::newRow("capitals") << u"DE"_s << u"de"_s;
    QTest::newRow("English of a region") << u"en-GB"_s << u"en"_s;
    QTest::newRow("one that is not there") << u"tlh"_s << u"en"_s;
    QTest::newRow("none") << QString() << u"en"_s;
    QTest::newRow("POSIX") << u"C"_s << u"en"_s;
    QTest::newRow("begins alike") << u"den"_s << u"en"_s;
    QTest::newRow("a path") << u"../mail/de"_s << u"en"_s;
    QTest::newRow("hyphens") << u"---"_s << u"en"_s;
}

void tst_MailTemplates::languageFallsBack()
{
    QFETCH(const QString, asked);
    QFETCH(const QString, found);
    const auto mail = fillTemplate({.name = u"approved"_s, .language = asked}, values());
    QVERIFY(mail);
    QCOMPARE(mail->language, found);
    QCOMPARE(mail->text, fillTemplate({.name = u"approved"_s, .language = found}, values())->text);
}

void tst_MailTemplates::unknownTemplateIsAnError_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("not there") << u"invitation"_s;
    QTest::newRow("with its suffix") << u"confirm.txt"_s;
    QTest::newRow("a path") << u"../en/confirm"_s;
    QTest::newRow("capitals") << u"Confirm"_s;
}

void tst_MailTemplates::unknownTemplateIsAnError()
{
    QFETCH(const QString, name);
    const auto mail = fillTemplate({.name = name, .language = u"en"_s}, values());
    QVERIFY(!mail);
    QCOMPARE(mail.error().code, AuthErrorCode::MailFailed);
}

QTEST_GUILESS_MAIN(tst_MailTemplates)
#include "tst_mailtemplates.moc"
