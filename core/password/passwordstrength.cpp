// SPDX-License-Identifier: MIT
#include <latchkey/core/password/passwordstrength.h>

#include <latchkey/core/password/blocklist.h>
#include <latchkey/core/password/passwordpolicy.h>

#include <QList>
#include <QMap>

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace latchkey {

namespace {

constexpr qsizetype scoredCodePoints = 128;
constexpr qsizetype shortestPart = 4; // what is shorter stands inside many a word by chance
constexpr qsizetype shortestName = 2; // of an app, where it stands alone
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

//! The words that a password must not contain, as far as they are long enough; a shorter name of an app must
//! not stand alone.
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

// Scripts that put no blanks between words, and in which two letters make one.
bool isWrittenWithoutBlanks(const QString &word)
{
    using enum QChar::Script;
    return std::ranges::any_of(word.toUcs4(), [](char32_t c) {
        const QChar::Script script = QChar::script(c);
        return script == Script_Han || script == Script_Hiragana || script == Script_Katakana ||
               script == Script_Hangul || script == Script_Thai;
    });
}

// Whether the word stands in the password with neither a letter nor a digit beside it.
bool standsAlone(QStringView password, QStringView word)
{
    const auto isOutside = [&](qsizetype place) {
        return place < 0 || place >= password.size() ||
               !(password[place].isLetterOrNumber() || password[place].isSurrogate());
    };
    for (qsizetype at = password.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = password.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (isOutside(at - 1) && isOutside(at + word.size()))
            return true;
    }
    return false;
}

AuthErrorReason contextReason(const QString &password, const Words &words)
{
    QString letters = lettersAndDigits(password);
    const auto holds = [&](const QString &word) {
        return word.toUcs4().size() >= shortestPart && letters.contains(word);
    };
    const auto holdsName = [&](const QString &word) {
        if (word.toUcs4().size() < shortestName)
            return false;
        return isWrittenWithoutBlanks(word) ? letters.contains(word) : standsAlone(password, word);
    };
    AuthErrorReason reason = AuthErrorReason::None;
    if (holds(words.address) || holds(words.name))
        reason = AuthErrorReason::ContainsAddress;
    else if (holds(words.app) || holdsName(words.app))
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

PasswordPattern patternOf(int type)
{
    if (type & MULTIPLE_MATCH)
        return PasswordPattern::Repetition;
    switch (type) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
        return PasswordPattern::Word;
    case USER_MATCH:
    case USER_LEET_MATCH:
        return PasswordPattern::OwnWord;
    case REPEATS_MATCH:
        return PasswordPattern::Repetition;
    case SEQUENCE_MATCH:
        return PasswordPattern::Sequence;
    case SPATIAL_MATCH:
        return PasswordPattern::Keyboard;
    case DATE_MATCH:
    case YEAR_MATCH:
        return PasswordPattern::Date;
    default:
        return PasswordPattern::None;
    }
}

// The pattern with the largest part of the password, if patterns make up at least half of it.
PasswordPattern patternOf(const ZxcMatch_t *parts)
{
    using enum PasswordPattern;
    QMap<PasswordPattern, int> lengths;
    int all = 0;
    for (; parts; parts = parts->Next) {
        lengths[patternOf(parts->Type)] += parts->Length;
        all += parts->Length;
    }
    const int unknown = lengths.take(None);
    if (lengths.isEmpty() || 2 * unknown > all)
        return None;
    const auto most = std::max_element(lengths.cbegin(), lengths.cend());
    const bool dated = lengths.contains(Word) && lengths.contains(Date);
    return dated && (most.key() == Word || most.key() == Date) ? WordAndDate : most.key();
}

// Score and pattern, without a reason.
PasswordStrength estimate(const Secret &normalised, const Words &words)
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
    ZxcMatch_t *parts = nullptr; // lengths alone, nothing of the password
    const double power = ZxcvbnMatch(scored.constData(), dictionary.data(), &parts) * std::log10(2.0);
    wipeMemory(scored.data(), std::size_t(scored.size()));
    const PasswordPattern pattern = patternOf(parts);
    ZxcvbnFreeInfo(parts);
    const auto reached = [power](double least) { return power >= least; };
    return {.score = int(std::ranges::count_if(guesses, reached)), .pattern = pattern};
}

} // namespace

PasswordStrength passwordStrength(const Secret &typed, const PasswordContext &context)
{
    const auto normalised = normalisePassword(typed);
    if (!normalised)
        return {.score = 0, .reason = normalised.error().reason};
    const Words words(context);
    PasswordStrength strength = estimate(*normalised, words);
    if (const auto longEnough = checkNewPassword(*normalised); !longEnough) {
        strength.reason = longEnough.error().reason;
        return strength;
    }
    QString password = QString::fromUtf8(normalised->bytes());
    strength.reason = isCommonPassword(password) ? AuthErrorReason::Common : contextReason(password, words);
    wipe(password);
    if (strength.reason == AuthErrorReason::None && strength.score < leastScore)
        strength.reason = AuthErrorReason::TooWeak;
    return strength;
}

} // namespace latchkey
