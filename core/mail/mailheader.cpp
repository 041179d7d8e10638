// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/mailheader.h>

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace latchkey {

namespace {

constexpr qsizetype foldColumn = 78;
constexpr qsizetype longestWord = 60;
constexpr qsizetype longestAddress = 320; // RFC 5321 §4.5.3.1 allows 64 + 1 + 255

// 39 bytes make an encoded-word of 64 columns: it fits beside "Subject: " within the 76 of RFC 2047 §2.
constexpr qsizetype encodedWordBytes = 39;

bool isUnsafe(QChar character)
{
    const QChar::Category category = character.category();
    return category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

QString cleaned(QString text)
{
    return text.removeIf(isUnsafe).trimmed();
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() < 0x80; });
}

bool isPlainWord(const QString &word)
{
    return !word.isEmpty() && word.size() <= longestWord && isAscii(word);
}

QList<QByteArray> encodedWords(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    QList<QByteArray> words;
    for (qsizetype start = 0; start < bytes.size();) {
        qsizetype end = std::min(start + encodedWordBytes, bytes.size());
        // RFC 2047 §5: a character is not split between encoded-words
        while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80)
            --end;
        words += "=?UTF-8?B?" + bytes.sliced(start, end - start).toBase64() + "?=";
        start = end;
    }
    return words;
}

QByteArray quotedString(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return '"' + escaped.toUtf8() + '"';
}

QString withoutQuotes(const QString &text)
{
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"'))
        return text.sliced(1, text.size() - 2).trimmed();
    return text;
}

// A display name: words, a quoted-string or encoded-words (RFC 5322 §3.2.5, RFC 2047 §5).
QList<QByteArray> phrase(const QString &name)
{
    static const QRegularExpression atoms(
        QStringLiteral("\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+( [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\\z"));
    if (name.isEmpty())
        return {};
    if (!isPlainWord(name) || name.contains(QStringLiteral("=?")))
        return encodedWords(name);
    if (atoms.match(name).hasMatch())
        return {name.toLatin1()};
    return {quotedString(name)};
}

QByteArray localPart(const QString &local)
{
    static const QRegularExpression dotAtom(
        QStringLiteral("\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+"
                       "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+)*\\z"));
    static const QRegularExpression quoted(QStringLiteral(R"(\A"([^"\\]|\\.)*"\z)"));
    if (dotAtom.match(local).hasMatch() || quoted.match(local).hasMatch())
        return local.toUtf8();
    return quotedString(local);
}

QByteArray domainPart(const QString &domain)
{
    QByteArray ascii = isAscii(domain) ? domain.toLatin1() : QUrl::toAce(domain);
    return ascii.removeIf([](char c) {
        const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return !alphanumeric && !QByteArrayView("-.:[]").contains(c);
    });
}

} // namespace

QByteArray headerField(QByteArrayView name, const QList<QByteArray> &tokens)
{
    QByteArray field = name.toByteArray() + ":";
    qsizetype column = field.size();
    bool first = true;
    for (const QByteArray &token : tokens) {
        const bool folds = !first && column + 1 + token.size() > foldColumn;
        field += folds ? "\r\n " : " ";
        field += token;
        column = (folds ? 0 : column) + 1 + token.size();
        first = false;
    }
    return field + "\r\n";
}

QList<QByteArray> headerText(const QString &text)
{
    const QString line = cleaned(text);
    const QStringList words = line.split(u' ');
    if (line.contains(QStringLiteral("=?")) || !std::ranges::all_of(words, isPlainWord))
        return encodedWords(line);
    QList<QByteArray> tokens;
    for (const QString &word : words)
        tokens += word.toLatin1();
    return tokens;
}

QList<QByteArray> headerMailbox(const QString &mailbox)
{
    const QString line = cleaned(mailbox);
    const qsizetype open = line.lastIndexOf(u'<');
    if (open < 0 || !line.endsWith(u'>'))
        return {headerAddress(line)};
    const QString address = line.sliced(open + 1, line.size() - open - 2);
    QList<QByteArray> tokens = phrase(withoutQuotes(line.first(open).trimmed()));
    tokens += '<' + headerAddress(address) + '>';
    return tokens;
}

QByteArray headerAddress(const QString &address)
{
    const QString line = cleaned(address).left(longestAddress);
    const qsizetype at = line.lastIndexOf(u'@');
    if (at < 0)
        return localPart(line);
    return localPart(line.first(at)) + '@' + domainPart(line.sliced(at + 1));
}

QByteArray headerMessageId(const QString &id)
{
    QByteArray bytes = id.left(longestAddress).toUtf8();
    bytes.removeIf([](char c) { return c <= ' ' || c > '~' || QByteArrayView("<>()[],:;\\\"").contains(c); });
    return '<' + bytes + '>';
}

} // namespace latchkey
