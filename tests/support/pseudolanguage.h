// SPDX-License-Identifier: MIT
#pragma once

#include <QTranslator>

namespace latchkey {

//! A language that nobody speaks, for tests: [every text with accents, and some 40 % longer~~~~], its words
//! from right to left.
//!
//! What stays plain English on the screen was not meant for translation; what is cut off is too narrow.
class PseudoLanguage : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    //! Placeholders such as %1 and %n stay as they are.
    static QString spoken(const QString &text);

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation,
                      int number) const override;
};

} // namespace latchkey
