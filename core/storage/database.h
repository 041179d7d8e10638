// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/transactor.h>
#include <latchkey/core/storage/statement.h>

#include <utility>

namespace latchkey {

//! A statement that has run: walk its rows with each(), or with next() if the first is enough, which the run
//! has read already. Give it up before running the same SQL again on the thread, and inside write() before
//! the work returns, since another thread's turn comes then.
class Rows
{
public:
    explicit Rows(Statement *statement)
        : m_statement(statement)
    {}
    // finishing lets go of the read snapshot, which would hold back checkpoints
    ~Rows()
    {
        if (m_statement)
            m_statement->finish();
    }
    Rows(Rows &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr))
    {}
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    Rows &operator=(Rows &&) = delete;

    bool next() { return m_statement->next(); }
    //! Calls \a take with this at each row. Error: StorageFailed, if not all could be read.
    template<typename Take>
    Result<void> each(Take take)
    {
        while (next())
            take(std::as_const(*this));
        return m_statement->reachedEnd();
    }
    QVariant operator[](int column) const { return m_statement->value(column); }
    int affected() const { return m_statement->affected(); }
    qint64 insertedId() const { return m_statement->insertedId(); }

private:
    Statement *m_statement;
};

//! What \a read makes of each row.
template<typename Read>
auto listOf(Result<Rows> rows, Read read) -> Result<QList<std::invoke_result_t<Read, const Rows &>>>
{
    QList<std::invoke_result_t<Read, const Rows &>> list;
    return rows.and_then([&](Rows &found) { return found.each([&](const Rows &row) { list << read(row); }); })
        .transform([&] { return std::move(list); });
}

//! One SQLite file: every thread reads with its own connection and writes in turn with one for all.
//! Thread-safe.
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
    //! From now on nothing is written once the database names another sealing key than this: write() fails
    //! then with KeychainFailed and KeyReplaced. Thread-safe.
    void expectKey(const QByteArray &id);

    Result<void> write(const std::function<Result<void>()> &work,
                       Durability durability = Durability::PowerCut) override;
    void scrub() override;
    //! Runs \a work on this thread with the connection that writes: for what SQLite wants to come before a
    //! transaction. A write() inside goes on with it.
    Result<void> withWriter(const std::function<Result<void>()> &work);
    //! Runs one statement, prepared once a connection, with positional values. Outside of write() it runs by
    //! itself, with the connection that this thread reads with: what changes something there waits for the
    //! disk, and for other writers as other processes do.
    Result<Rows> run(const QString &sql, std::initializer_list<QVariant> values = {});

private:
    Result<void> checkKey();
    struct Private;
    explicit Database(std::unique_ptr<Private> state);
    std::unique_ptr<Private> d;
};

} // namespace latchkey
