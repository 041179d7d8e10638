// SPDX-License-Identifier: MIT
#include <latchkey/core/users/emailaddress.h>

#include <QStringEncoder>
#include <QUrl>

namespace latchkey {

namespace {

constexpr int maximumLocalBytes = 64; // RFC 5321 §4.5.3.1.1
// ample for any address in UTF-16 before normalisation; spares normalising megabytes
constexpr int longestTyped = 1024;

std::unexpected<AuthError> malformed()
{
    return fail(AuthErrorCode::InvalidInput, AuthErrorReason::EmailMalformed);
}

QString asciiLowered(QString text)
{
    for (QChar &c : text) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + ('a' - 'A'));
    }
    return text;
}

// an atom's character: printable, no space, none of RFC 5322's specials, nothing invisible
bool isAtomCharacter(char32_t c)
{
    if (c < 0x80)
        return c > 0x20 && c != 0x7f && !QStringView(u"()<>[]:;@\\,\"").contains(QChar(char16_t(c)));
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

bool isDotAtom(const QString &text)
{
    if (text.isEmpty() || text.startsWith(u'.') || text.endsWith(u'.') || text.contains(QStringView(u"..")))
        return false;
    const auto characters = text.toUcs4();
    return std::ranges::all_of(characters, [](char32_t c) { return isAtomCharacter(c); });
}

bool isHostName(const QString &ace)
{
    if (ace.isEmpty() || ace.size() > 253)
        return false;
    const auto labels = QStringView(ace).split(u'.');
    return std::ranges::all_of(labels, [](QStringView label) {
        return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-') && !label.endsWith(u'-') &&
               std::ranges::all_of(label, [](QChar c) {
                   return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
               });
    });
}

} // namespace

Result<EmailAddress> EmailAddress::parse(const QString &typed)
{
    if (typed.size() > longestTyped)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::EmailTooLong);
    if (!typed.isValidUtf16())
        return malformed();
    const QString written = typed.trimmed().normalized(QString::NormalizationForm_C);
    if (written.isEmpty())
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::EmailMissing);
    const qsizetype at = written.lastIndexOf(u'@');
    if (at < 0)
        return malformed();
    const QString local = written.first(at);
    const QString domain =
        asciiLowered(QString::fromLatin1(QUrl::toAce(asciiLowered(written.sliced(at + 1)))));
    if (!isDotAtom(local) || !isHostName(domain))
        return malformed();
    const QString key = asciiLowered(local) + u'@' + domain;
    if (local.toUtf8().size() > maximumLocalBytes || key.toUtf8().size() > maximumEmailBytes)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::EmailTooLong);
    return EmailAddress(written, key);
}

} // namespace latchkey
