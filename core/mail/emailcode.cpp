// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/emailcode.h>

#include <QString>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

// no 0 O, 1 I L
constexpr QByteArrayView alphabet("23456789ABCDEFGHJKMNPQRSTUVWXYZ");
constexpr qsizetype longestTyped = 64;

} // namespace

QString codePurposeName(CodePurpose purpose)
{
    switch (purpose) {
    case CodePurpose::Confirm:
        return QStringLiteral("confirm");
    case CodePurpose::Reset:
        return QStringLiteral("reset");
    case CodePurpose::Login:
        return QStringLiteral("login");
    case CodePurpose::NewEmail:
        return QStringLiteral("new-email");
    case CodePurpose::UndoEmail:
        return QStringLiteral("undo-email");
    case CodePurpose::Proof:
        return QStringLiteral("proof");
    case CodePurpose::MfaReset:
        return QStringLiteral("mfa-reset");
    }
    return {};
}

std::chrono::milliseconds codeLifetime(CodePurpose purpose)
{
    switch (purpose) {
    case CodePurpose::Confirm:
    case CodePurpose::NewEmail:
        return 24h;
    case CodePurpose::Reset:
    case CodePurpose::Login:
    case CodePurpose::MfaReset:
    case CodePurpose::Proof:
        return 10min;
    case CodePurpose::UndoEmail:
        return 72h;
    }
    return {};
}

int codeTries(CodePurpose purpose)
{
    constexpr int usual = 5;
    constexpr int ofWhatCannotBeAskedFor = 100;
    return purpose == CodePurpose::UndoEmail ? ofWhatCannotBeAskedFor : usual;
}

std::chrono::milliseconds codeWait(CodePurpose purpose)
{
    switch (purpose) {
    case CodePurpose::Confirm:
    case CodePurpose::NewEmail:
    case CodePurpose::UndoEmail:
        return 0min;
    case CodePurpose::Reset:
    case CodePurpose::Login:
    case CodePurpose::MfaReset:
    case CodePurpose::Proof:
        return 60min;
    }
    return {};
}

Secret makeEmailCode(RandomSource &random)
{
    std::array<char, emailCodeLength> code{};
    for (char &c : code)
        c = alphabet[random.below(quint32(alphabet.size()))];
    Secret secret = Secret::fromBytes({code.data(), qsizetype(code.size())});
    wipeMemory(code.data(), code.size());
    return secret;
}

QString displayEmailCode(const Secret &code)
{
    const QString text = QString::fromLatin1(code.bytes());
    return text.first(emailCodeLength / 2) + u'-' + text.sliced(emailCodeLength / 2);
}

Result<Secret> parseEmailCode(const Secret &typed)
{
    QByteArray code;
    code.reserve(longestTyped); // never moved, so that it can be wiped whole
    for (char c : typed.bytes().first(std::min(typed.bytes().size(), longestTyped))) {
        if (c >= 'a' && c <= 'z')
            c = char(c - 'a' + 'A');
        if (c != ' ' && c != '-' && c != '\t' && c != '\r' && c != '\n')
            code += c;
    }
    const bool wellFormed = typed.bytes().size() <= longestTyped && code.size() == emailCodeLength &&
                            std::ranges::all_of(code, [](char c) { return alphabet.contains(c); });
    Secret parsed = Secret::fromBytes(code);
    wipeMemory(code.data(), std::size_t(code.size()));
    if (!wellFormed)
        return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeMalformed);
    return parsed;
}

QByteArray hashEmailCode(const SealingKey &key, CodePurpose purpose, const QString &emailKey,
                         const Secret &code)
{
    // the code has a fixed length, so the parts cannot run into one another
    QByteArray message = code.bytes().toByteArray() + emailKey.toUtf8();
    const QByteArray mac = key.mac("email code " + codePurposeName(purpose).toLatin1(), message);
    wipeMemory(message.data(), std::size_t(message.size()));
    return mac;
}

} // namespace latchkey
