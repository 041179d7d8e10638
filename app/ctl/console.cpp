// SPDX-License-Identifier: MIT
#include "console.h"

#include "output.h"

#include <QByteArrayView>

#include <cerrno>
#include <cstdio>
#include <memory>

#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

constexpr qsizetype mostBytes = qsizetype(16) << 20;

//! While it lives, what is typed on the terminal at standard input is not shown.
class HiddenTyping
{
public:
    HiddenTyping()
    {
        m_hidden = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_hidden)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        // only now: what is typed at the question would be flushed away before
        fputs("Type it and press Enter (it is not shown): ", stderr);
    }
    ~HiddenTyping()
    {
        if (!m_hidden)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        fputc('\n', stderr);
    }
    Q_DISABLE_COPY_MOVE(HiddenTyping)

    bool isTerminal() const { return m_hidden; }

private:
    termios m_before{};
    bool m_hidden = false;
};

//! Fills the buffer from standard input; returns how much came, or -1.
qsizetype fill(char *buffer, qsizetype size)
{
    const HiddenTyping terminal;
    qsizetype filled = 0;
    while (filled < size) {
        const ssize_t got = read(STDIN_FILENO, buffer + filled, size_t(size - filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        filled += got;
        if (terminal.isTerminal() && buffer[filled - 1] == '\n')
            break;
    }
    return filled;
}

QByteArrayView withoutFinalNewline(QByteArrayView bytes)
{
    if (bytes.endsWith("\r\n"))
        return bytes.chopped(2);
    return bytes.endsWith('\n') ? bytes.chopped(1) : bytes;
}

} // namespace

bool writeOutput(const QByteArray &bytes)
{
    const size_t written = fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    return written == size_t(bytes.size()) && fflush(stdout) == 0;
}

void writeError(const QString &message)
{
    const QByteArray line = printable(u"latchkeyctl: "_s + message + u'\n').toUtf8();
    fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

std::optional<Secret> readSecret()
{
    const auto buffer = std::make_unique_for_overwrite<char[]>(mostBytes);
    const qsizetype size = fill(buffer.get(), mostBytes);
    if (size < 0)
        return {};
    Secret secret = Secret::fromUtf8(withoutFinalNewline({buffer.get(), size}));
    wipeMemory(buffer.get(), size_t(size));
    return secret;
}

} // namespace latchkey::ctl
