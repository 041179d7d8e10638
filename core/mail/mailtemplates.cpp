// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/mailtemplates.h>

#include <QFile>
#include <QRegularExpression>
#include <QStringList>

namespace latchkey {

namespace {

using Values = QHash<QString, QString>;

QString pathOf(const QString &language, const QString &name, const QString &part)
{
    return QStringLiteral(":/latchkey/mail/%1/%2.%3").arg(language, name, part);
}

// "de_AT" gives "de-at", "de", "en".
QStringList languagesToTry(const QString &language)
{
    QStringList subtags = language.toLower().replace(u'_', u'-').split(u'-');
    QStringList languages;
    for (; !subtags.isEmpty(); subtags.removeLast())
        languages += subtags.join(u'-');
    languages += QStringLiteral("en");
    return languages;
}

Result<QString> languageOf(const QString &name, const QString &language)
{
    static const QRegularExpression fileName(QStringLiteral("\\A[a-z0-9-]+\\z"));
    if (fileName.match(name).hasMatch())
        for (const QString &candidate : languagesToTry(language))
            if (fileName.match(candidate).hasMatch() &&
                QFile::exists(pathOf(candidate, name, QStringLiteral("subject"))))
                return candidate;
    return fail(AuthErrorCode::MailFailed, AuthErrorReason::None,
                QStringLiteral("there is no mail template '%1'").arg(name));
}

Result<QString> templateText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(AuthErrorCode::MailFailed, AuthErrorReason::None,
                    QStringLiteral("the mail template %1 cannot be read").arg(path));
    return QString::fromUtf8(file.readAll());
}

// A value takes one line: it cannot add lines of its own to the text.
QString oneLine(QString value)
{
    return value.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
               c.category() == QChar::Separator_Paragraph;
    });
}

// One pass, so that a value that looks like a placeholder stays a value.
Result<QString> filled(const QString &text, const Values &values)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{\\{([^{}]*)\\}\\}"));
    QString result;
    qsizetype done = 0;
    for (const auto &match : placeholder.globalMatch(text)) {
        const auto value = values.constFind(match.captured(1));
        if (value == values.cend())
            return fail(AuthErrorCode::MailFailed, AuthErrorReason::None,
                        QStringLiteral("a mail template misses a value for %1").arg(match.captured()));
        result += text.sliced(done, match.capturedStart() - done) + *value;
        done = match.capturedEnd();
    }
    return result + text.sliced(done);
}

Result<QString> renderPart(const QString &path, const Values &values)
{
    return templateText(path).and_then([&values](const QString &text) { return filled(text, values); });
}

Values escapedForHtml(Values values)
{
    for (QString &value : values)
        value = value.toHtmlEscaped();
    return values;
}

} // namespace

Result<RenderedMail> renderMail(const QString &name, const QString &language,
                                const QHash<QString, QString> &values)
{
    const Result<QString> found = languageOf(name, language);
    if (!found)
        return failWith(found);
    Values lines = values;
    for (QString &value : lines)
        value = oneLine(value);
    const auto subject = renderPart(pathOf(*found, name, QStringLiteral("subject")), lines);
    const auto text = renderPart(pathOf(*found, name, QStringLiteral("txt")), lines);
    const auto html = renderPart(pathOf(*found, name, QStringLiteral("html")), escapedForHtml(lines));
    for (const auto *part : {&subject, &text, &html})
        if (!*part)
            return failWith(*part);
    return RenderedMail{.subject = subject->trimmed(), .text = *text, .html = *html, .language = *found};
}

} // namespace latchkey
