// SPDX-License-Identifier: MIT
#include <latchkey/core/password/passwordstrength.h>

#include <latchkey/core/password/blocklist.h>
#include <latchkey/core/password/passwordpolicy.h>

#include <QList>

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace latchkey {

namespace {

constexpr qsizetype scoredCodePoints = 128;
constexpr qsizetype shortestWord = 4;
constexpr int leastScore = 2;

void wipe(QString &text)
{
    wipeMemory(text.data(), std::size_t(text.size()) * sizeof(QChar));
}

QString lettersAndDigits(QStringView text)
{
    QString kept;
    kept.reserve(text.size()); // one piece of memory, which can be wiped
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            kept += c.toCaseFolded();
    }
    return kept;
}

QString wordOf(const QString &text)
{
    return lettersAndDigits(text.normalized(QString::NormalizationForm_KC));
}

//! The words that a password must not contain, as far as they are long enough.
struct Words
{
    explicit Words(const PasswordContext &context)
        : address(wordOf(context.email))
        , name(wordOf(context.email.left(context.email.lastIndexOf(u'@'))))
        , app(wordOf(context.appName))
    {}

    QString address;
    QString name; //!< what stands before the @
    QString app;
};

AuthErrorReason contextReason(const QString &password, const Words &words)
{
    QString letters = lettersAndDigits(password);
    const auto holds = [&](const QString &word) {
        return word.size() >= shortestWord && letters.contains(word);
    };
    AuthErrorReason reason = AuthErrorReason::None;
    if (holds(words.address) || holds(words.name))
        reason = AuthErrorReason::ContainsAddress;
    else if (holds(words.app))
        reason = AuthErrorReason::ContainsAppName;
    wipe(letters);
    return reason;
}

// The length in bytes of the first code points.
qsizetype scoredBytes(QByteArrayView utf8)
{
    qsizetype seen = 0;
    const auto end = std::ranges::find_if(utf8, [&seen](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80 && ++seen > scoredCodePoints;
    });
    return end - utf8.begin();
}

int scoreOf(const Secret &normalised, const Words &words)
{
    // the score of zxcvbn's authors: by the decimal power of the guesses
    static constexpr std::array guesses{3.0, 6.0, 8.0, 10.0};
    QByteArray scored = normalised.bytes().first(scoredBytes(normalised.bytes())).toByteArray();
    // a C string would end at a NUL, and what follows it counts
    std::ranges::replace(scored, '\0', ' ');
    QList<QByteArray> known;
    for (const QString &word : {words.name, words.app}) {
        if (!word.isEmpty()) // zxcvbn knows them with digits for letters, too
            known << word.toUtf8();
    }
    std::vector<const char *> dictionary;
    for (const QByteArray &word : std::as_const(known))
        dictionary.push_back(word.constData());
    dictionary.push_back(nullptr);
    const double power = ZxcvbnMatch(scored.constData(), dictionary.data(), nullptr) * std::log10(2.0);
    wipeMemory(scored.data(), std::size_t(scored.size()));
    return int(std::ranges::count_if(guesses, [power](double least) { return power >= least; }));
}

} // namespace

PasswordStrength passwordStrength(const Secret &typed, const PasswordContext &context)
{
    const auto normalised = normalisePassword(typed);
    if (!normalised)
        return {.score = 0, .reason = normalised.error().reason};
    const Words words(context);
    const int score = scoreOf(*normalised, words);
    if (const auto longEnough = checkNewPassword(*normalised); !longEnough)
        return {.score = score, .reason = longEnough.error().reason};
    QString password = QString::fromUtf8(normalised->bytes());
    AuthErrorReason reason =
        isCommonPassword(password) ? AuthErrorReason::Common : contextReason(password, words);
    wipe(password);
    if (reason == AuthErrorReason::None && score < leastScore)
        reason = AuthErrorReason::TooWeak;
    return {.score = score, .reason = reason};
}

} // namespace latchkey
