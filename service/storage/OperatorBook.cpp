// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorBook.h"

#include <QPointer>

#include <limits>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qint64 forGood = std::numeric_limits<qint64>::max();

} // namespace

OperatorBook::OperatorBook(Database &database, QObject *parent) : QObject(parent), m_database(database)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, [this] { poll(); });
}

bool OperatorBook::admits(qint64 id, qint64 version) const
{
    const auto known = m_known.constFind(id);
    return known != m_known.constEnd() && !known->disabled && version >= known->version;
}

void OperatorBook::learn(const Operator &account)
{
    ++m_changes;
    take(account.id, {account.version, account.disabled});
}

void OperatorBook::forget(qint64 id)
{
    ++m_changes;
    m_known.remove(id);
    Q_EMIT ended(id, forGood);
}

QCoro::Task<Result<void>> OperatorBook::load()
{
    const QPointer<OperatorBook> self(this);
    const qint64 changes = m_changes;
    const auto read = co_await fetch();
    if (!read)
        co_return std::unexpected(read.error());
    if (self) {
        if (m_changes == changes)
            take(*read);
        m_timer.start();
    }
    co_return Result<void>();
}

QCoro::Task<> OperatorBook::poll()
{
    if (m_polling)
        co_return;
    const QPointer<OperatorBook> self(this);
    m_polling = true;
    co_await load(); // a database that is away is reported elsewhere, and what was known stays
    if (self)
        m_polling = false;
}

QCoro::Task<Result<OperatorBook::Standings>> OperatorBook::fetch()
{
    return m_database.read([](Connection &connection) -> Result<Standings> {
        const auto found = connection.run(QStringLiteral("SELECT id, version, disabled FROM operators"));
        if (!found)
            return std::unexpected(found.error());
        Standings standings;
        for (const Row &row : *found)
            standings.insert(row.integer(0), {row.integer(1), row.boolean(2)});
        return standings;
    });
}

void OperatorBook::take(const Standings &read)
{
    const QList<qint64> before = m_known.keys();
    for (const qint64 id : before) {
        if (!read.contains(id)) {
            m_known.remove(id);
            Q_EMIT ended(id, forGood);
        }
    }
    for (auto it = read.constBegin(); it != read.constEnd(); ++it)
        take(it.key(), it.value());
}

void OperatorBook::take(qint64 id, const Standing &standing)
{
    const auto known = m_known.constFind(id);
    if (known != m_known.constEnd() && known->version >= standing.version)
        return;
    const bool isNews = known != m_known.constEnd();
    m_known.insert(id, standing);
    if (isNews)
        Q_EMIT ended(id, standing.disabled ? forGood : standing.version);
}

} // namespace wakeline
