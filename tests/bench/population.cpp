// SPDX-License-Identifier: MIT
#include <bench/population.h>

namespace latchkey::bench {

Population::Population(int count, const QByteArray &otherHash)
    : m_folder(QStringLiteral("population-XXXXXX"))
    , m_count(count)
    , m_password(QStringLiteral("nine brass keys hang here"))
    , m_client(opened(count, otherHash))
    , m_raw(m_folder.filePath(QStringLiteral("copy.db")))
{}

std::unique_ptr<EmbeddedClient> Population::opened(int count, const QByteArray &otherHash)
{
    const QString folder = QDir::current().absoluteFilePath(m_folder.path());
    auto client = must(openEmbedded({.appName = QStringLiteral("Bench"),
                                     .appId = QStringLiteral("org.example.bench"),
                                     .database = folder + QStringLiteral("/users.db")}));
    m_first = must(client->service().addUser(QStringLiteral("ada@example.org"), m_password));
    RawSqlite raw(client->database());
    raw.multiplyUser(count, otherHash);
    raw.copyTo(folder + QStringLiteral("/copy.db"));
    return client;
}

QString Population::nextAddress()
{
    // a stride without a common factor, so that no page is at hand because of the user before
    constexpr qint64 stride = 7'919;
    return QStringLiteral("person%1@example.org").arg(1 + m_next++ * stride % m_count);
}

} // namespace latchkey::bench
