// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QWidget>

namespace latchkey {

class TextLabel;

//! How hard a new password is to guess: four segments, a word, and the reason for it.
//!
//! Its own words and the reason are told politely to screen readers, which find its value as well.
class LATCHKEY_FORMS_EXPORT StrengthMeter : public QWidget
{
    Q_OBJECT
public:
    static constexpr int highestScore = 4;

    explicit StrengthMeter(QWidget *parent = nullptr);

    //! 0 to highestScore, or -1 while nothing is rated.
    int score() const { return m_score; }
    //! All that is written, as plain text.
    QString words() const;

    //! \a score from 0 (guessed at once) to 4; the \a reason is a sentence or two.
    void setScore(int score, const QString &reason);
    //! Nothing rated: empty segments above the \a hint.
    void clear(const QString &hint = {});

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void write();

    TextLabel *m_label;
    int m_score = -1;
    QString m_reason;
};

} // namespace latchkey
