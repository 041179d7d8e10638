// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/transactor.h>

#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <memory>

namespace latchkey {

//! A statement that has run: walk its rows with next(). Give it up before running the same SQL again on the
//! thread.
class Rows
{
public:
    explicit Rows(QSqlQuery *query)
        : m_query(query)
    {}
    // finishing lets go of the read snapshot, which would hold back checkpoints
    ~Rows()
    {
        if (m_query)
            m_query->finish();
    }
    Rows(Rows &&other) noexcept
        : m_query(std::exchange(other.m_query, nullptr))
    {}
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    Rows &operator=(Rows &&) = delete;

    bool next() { return m_query->next(); }
    QVariant operator[](int column) const { return m_query->value(column); }
    int affected() const { return m_query->numRowsAffected(); }
    QVariant insertedId() const { return m_query->lastInsertId(); }

private:
    QSqlQuery *m_query;
};

//! One SQLite file, with a connection for each thread that uses it. Thread-safe.
class Database : public Transactor
{
public:
    //! Opens or makes the file (0600, its folder 0700) and brings its schema up to date, keeping a copy of an
    //! older one beside it. Errors: StorageFailed with the reason.
    static Result<std::unique_ptr<Database>> open(const QString &path);
    //! Call when no other thread uses it any more.
    ~Database() override;
    Q_DISABLE_COPY_MOVE(Database)

    const QString &path() const;
    //! Closes this thread's connection; the next use opens another. For threads that will not come back.
    void release();
    //! From now on nothing is written once the database names another sealing key than this: write() fails
    //! then with KeychainFailed and KeyReplaced. Thread-safe.
    void expectKey(const QByteArray &id);

    Result<void> write(const std::function<Result<void>()> &work,
                       Durability durability = Durability::PowerCut) override;
    void scrub() override;
    //! Runs one statement, prepared once a connection, with positional values.
    Result<Rows> run(const QString &sql, std::initializer_list<QVariant> values = {});

private:
    Result<void> checkKey();
    explicit Database(const QString &path);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
