// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstdint>

// What a fuzzing program is asked to do with one input; it tells of a fault by require().
void tryInput(QByteArrayView input);

//! Stops the program, and with it the search, where something is not as it has to be.
inline void require(bool condition)
{
    if (!condition)
        __builtin_trap();
}

//! Any text, lone surrogates included: the bytes as UTF-16, so that more than valid UTF-8 is tried.
inline QString anyText(QByteArrayView input)
{
    QString text(input.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i)
        text[i] = QChar(char16_t(std::uint8_t(input[2 * i]) | std::uint8_t(input[2 * i + 1]) << 8));
    return text;
}
