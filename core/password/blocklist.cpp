// SPDX-License-Identifier: MIT
#include <latchkey/core/password/blocklist.h>

#include <latchkey/core/base/secret.h>

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <vector>

namespace latchkey {

namespace {

// made by resources/passwords/makeblocklist.py: sorted, the most significant byte first
std::vector<quint32> readPrefixes()
{
    QFile file(QStringLiteral(":/latchkey/passwords/common.bin"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the list of common passwords is not built in");
    const QByteArray bytes = file.readAll();
    std::vector<quint32> prefixes(std::size_t(bytes.size()) / sizeof(quint32));
    qFromBigEndian<quint32>(bytes.constData(), qsizetype(prefixes.size()), prefixes.data());
    return prefixes;
}

} // namespace

bool isCommonPassword(QStringView password)
{
    static const std::vector<quint32> prefixes = readPrefixes();
    QString lower = password.toString();
    std::ranges::transform(lower, lower.begin(), [](QChar c) { return c.toLower(); });
    const Secret folded(lower);
    wipeMemory(lower.data(), std::size_t(lower.size()) * sizeof(QChar));
    const QByteArray digest = QCryptographicHash::hash(folded.bytes(), QCryptographicHash::Sha256);
    return std::ranges::binary_search(prefixes, qFromBigEndian<quint32>(digest.constData()));
}

} // namespace latchkey
