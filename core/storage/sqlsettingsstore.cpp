// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

namespace latchkey {

Result<Settings> SqlSettingsStore::load()
{
    QHash<QString, QString> values;
    return m_database.run(QStringLiteral("SELECT key, value FROM settings"))
        .and_then([&](Rows &&rows) {
            return rows.each([&](const Rows &row) { values.insert(row[0].toString(), row[1].toString()); });
        })
        .transform([&] { return settingsFromRows(values); });
}

Result<void> SqlSettingsStore::seed(QStringView key, const QString &value)
{
    // looked up first: this happens at every start, and only writing has to wait for other writers
    {
        auto rows = m_database.run(QStringLiteral("SELECT 1 FROM settings WHERE key = ?"), {key.toString()});
        if (!rows)
            return failWith(rows);
        if (rows->next())
            return {};
    }
    return m_database
        .run(QStringLiteral("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING"),
             {key.toString(), value})
        .transform([](const Rows &) {});
}

Result<void> SqlSettingsStore::save(QStringView key, const QString &value)
{
    return m_database
        .run(QStringLiteral("INSERT INTO settings (key, value) VALUES (?, ?) "
                            "ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
             {key.toString(), value.isNull() ? QStringLiteral("") : value})
        .transform([](const Rows &) {});
}

} // namespace latchkey
