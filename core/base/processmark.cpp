// SPDX-License-Identifier: MIT
#include <latchkey/core/base/processmark.h>

#include <QFile>
#include <QList>

#include <unistd.h>

namespace latchkey {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray bootId()
{
    return contentOf(QStringLiteral("/proc/sys/kernel/random/boot_id")).trimmed();
}

QByteArray pidNamespace()
{
    return QFile::symLinkTarget(QStringLiteral("/proc/self/ns/pid")).section(u'/', -1).toLatin1();
}

// When the process began, in ticks since the system did: field 22 of proc_pid_stat(5). The second field, a
// name in parentheses, may hold anything. Empty: there is no such process.
QByteArray startOf(const QByteArray &pid)
{
    const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(QLatin1StringView(pid)));
    return stat.sliced(stat.lastIndexOf(')') + 1).trimmed().split(' ').value(22 - 3);
}

} // namespace

QByteArray processMark()
{
    const QByteArray pid = QByteArray::number(::getpid());
    return bootId() + ' ' + pidNamespace() + ' ' + pid + ' ' + startOf(pid);
}

bool hasProcessEnded(const QByteArray &mark)
{
    const QList<QByteArray> parts = mark.split(' ');
    const QByteArray boot = bootId();
    if (parts.size() < 4 || boot.isEmpty() || parts[0].isEmpty() || parts[3].isEmpty())
        return false;
    if (parts[0] != boot)
        return true; // the whole system has ended since
    return parts[1] == pidNamespace() && startOf(parts[2]) != parts[3];
}

} // namespace latchkey
