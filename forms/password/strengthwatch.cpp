// SPDX-License-Identifier: MIT
#include <latchkey/forms/password/strengthwatch.h>

#include <latchkey/core/base/result.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/passwordedit.h>
#include <latchkey/forms/widgets/strengthmeter.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto pauseAfterTyping = 150ms;
constexpr int bestLength = 15; // where the password is the sole factor (NIST SP 800-63B-4 §3.1.1.2)

qsizetype codePoints(const QString &password)
{
    return password.normalized(QString::NormalizationForm_KC).toUcs4().size();
}

// What guessers know, too; never a part of the password, which may be hidden.
QString patternWords(PasswordPattern pattern)
{
    switch (pattern) {
    case PasswordPattern::None:
        break;
    case PasswordPattern::Word:
        return StrengthWatch::tr("Common words are tried first.");
    case PasswordPattern::WordAndDate:
        return StrengthWatch::tr("A common word and a year are tried first.");
    case PasswordPattern::OwnWord:
        return StrengthWatch::tr("Your own name and that of the app are tried first.");
    case PasswordPattern::Repetition:
        return StrengthWatch::tr("Repetitions are tried first.");
    case PasswordPattern::Sequence:
        return StrengthWatch::tr("Sequences such as abc or 321 are tried first.");
    case PasswordPattern::Keyboard:
        return StrengthWatch::tr("Keys next to each other are tried first.");
    case PasswordPattern::Date:
        return StrengthWatch::tr("Years and dates are tried first.");
    }
    return {};
}

} // namespace

StrengthWatch::StrengthWatch(PasswordEdit &field, StrengthMeter &meter, QObject *parent)
    : QObject(parent)
    , m_field(field)
    , m_meter(meter)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseAfterTyping);
    connect(&m_pause, &QTimer::timeout, this, &StrengthWatch::rate);
    connect(&m_field, &QLineEdit::textChanged, this, &StrengthWatch::wait);
    wait();
}

void StrengthWatch::setContext(const PasswordContext &context)
{
    m_context = context;
    wait();
}

void StrengthWatch::setMinimumLength(int length)
{
    m_minimumLength = length;
    wait();
}

void StrengthWatch::wait()
{
    ++m_changes;
    if (codePoints(m_field.text()) >= m_minimumLength) {
        m_pause.start();
        return;
    }
    m_pause.stop();
    m_meter.clear(tr("At least %n characters; 15 or more is best.", nullptr, m_minimumLength));
    tell();
}

void StrengthWatch::rate()
{
    if (m_rating)
        return; // its end begins the next
    m_rating = true;
    ratePassword(m_field.password(), m_context)
        .then(this, [this, changes = m_changes](const PasswordStrength &strength) {
            m_rating = false;
            if (changes == m_changes)
                show(strength);
            else if (!m_pause.isActive() && codePoints(m_field.text()) >= m_minimumLength)
                rate();
        });
}

void StrengthWatch::show(const PasswordStrength &strength)
{
    using enum AuthErrorReason;
    const bool refused = strength.reason != None;
    const ErrorWords words =
        errorWords(fail(AuthErrorCode::PasswordNotAcceptable, refused ? strength.reason : TooWeak).error(),
                   m_minimumLength);
    const qsizetype length = codePoints(m_field.text());
    QString advice;
    if (refused && strength.reason != TooWeak)
        advice = words.title + u' ' + words.advice;
    else if (strength.score <= 2)
        advice = (patternWords(strength.pattern) + u' ' + words.advice).trimmed();
    else if (length < bestLength)
        advice = tr("15 characters or more are best.");
    else if (strength.score < StrengthMeter::highestScore)
        advice = tr("One more word would make it strong.");
    else
        advice = tr("%n characters, hard to guess.", nullptr, int(length));
    m_meter.setScore(refused ? std::min(strength.score, 1) : strength.score, advice);
    tell();
}

// The meter describes the field, as its notes do.
void StrengthWatch::tell()
{
    if (!m_field.property("error").toBool())
        m_field.setAccessibleDescription(m_meter.words());
}

} // namespace latchkey
