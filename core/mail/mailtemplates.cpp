// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/mailtemplates.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace latchkey {

namespace {

using Values = QHash<QString, QString>;

QString pathIn(const QString &folder, const MailTemplate &which, const QString &part)
{
    return QStringLiteral("%1/%2/%3.%4").arg(folder, which.language, which.name, part);
}

// The embedder's file if there is one, or else ours, which may be missing.
QString pathOf(const MailTemplate &which, const QString &part)
{
    const QString theirs = pathIn(which.folder, which, part);
    return !which.folder.isEmpty() && QFile::exists(theirs)
               ? theirs
               : pathIn(QStringLiteral(":/latchkey/mail"), which, part);
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

bool isWhole(const MailTemplate &which)
{
    const QStringList parts{QStringLiteral("subject"), QStringLiteral("txt"), QStringLiteral("html")};
    return std::ranges::all_of(parts,
                               [&](const QString &part) { return QFile::exists(pathOf(which, part)); });
}

// The template in the first language that it is found in.
Result<MailTemplate> found(MailTemplate which)
{
    static const QRegularExpression fileName(QStringLiteral("\\A[a-z0-9-]+\\z"));
    if (fileName.match(which.name).hasMatch()) {
        for (const QString &candidate : languagesToTry(which.language)) {
            which.language = candidate;
            if (fileName.match(candidate).hasMatch() && isWhole(which))
                return which;
        }
    }
    return fail(AuthErrorCode::MailFailed, AuthErrorReason::None,
                QStringLiteral("there is no mail template '%1'").arg(which.name));
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

Result<RenderedMail> fillTemplate(const MailTemplate &which, const QHash<QString, QString> &values)
{
    const auto chosen = found(which);
    if (!chosen)
        return failWith(chosen);
    Values lines = values;
    for (QString &value : lines)
        value = oneLine(value);
    const auto subject = renderPart(pathOf(*chosen, QStringLiteral("subject")), lines);
    const auto text = renderPart(pathOf(*chosen, QStringLiteral("txt")), lines);
    const auto html = renderPart(pathOf(*chosen, QStringLiteral("html")), escapedForHtml(lines));
    for (const auto *part : {&subject, &text, &html})
        if (!*part)
            return failWith(*part);
    return RenderedMail{
        .subject = subject->trimmed(), .text = *text, .html = *html, .language = chosen->language};
}

QStringList mailTemplateNames()
{
    QStringList names;
    const QDir english(QStringLiteral(":/latchkey/mail/en"));
    for (const QString &file : english.entryList({QStringLiteral("*.subject")}, QDir::Files, QDir::Name))
        names << file.chopped(QStringLiteral(".subject").size());
    return names;
}

} // namespace latchkey
