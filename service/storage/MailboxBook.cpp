// SPDX-License-Identifier: GPL-3.0-or-later
#include "MailboxBook.h"

#include <QPointer>

namespace wakeline {

using namespace std::chrono_literals;

MailboxBook::MailboxBook(Database &database, QObject *parent) : QObject(parent), m_database(database)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, [this] { poll(); });
}

QCoro::Task<Result<void>> MailboxBook::load()
{
    const QPointer<MailboxBook> self(this);
    const auto state = co_await fetch();
    if (!state)
        co_return std::unexpected(state.error());
    if (self) {
        m_stamp = state->stamp;
        if (state->boxes)
            m_boxes = *state->boxes;
        m_timer.start();
    }
    co_return Result<void>();
}

QCoro::Task<> MailboxBook::poll()
{
    if (m_polling)
        co_return;
    const QPointer<MailboxBook> self(this);
    m_polling = true;
    co_await load(); // a database that is away is reported elsewhere, and what was known stays
    if (self)
        m_polling = false;
}

QCoro::Task<Result<MailboxBook::State>> MailboxBook::fetch()
{
    return m_database.read([known = m_stamp](Connection &connection) { return read(connection, known); });
}

Result<MailboxBook::State> MailboxBook::read(Connection &connection, const Stamp &known)
{
    const auto stamp = connection.run(
        QStringLiteral("SELECT COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT), COALESCE(MAX(id), 0) "
                       "FROM voicemail_boxes"));
    if (!stamp)
        return std::unexpected(stamp.error());
    const Row &row = stamp->first();
    State state{{row.integer(0), row.integer(1), row.integer(2)}, {}};
    if (state.stamp == known)
        return state;
    const auto links = connection.run(QStringLiteral("SELECT l.extension_id, b.number FROM voicemail_box_extensions l "
                                                     "JOIN voicemail_boxes b ON b.id = l.box_id "
                                                     "JOIN extensions e ON e.id = l.extension_id "
                                                     "ORDER BY CASE WHEN b.number = e.number THEN 0 ELSE 1 END, b.id"));
    if (!links)
        return std::unexpected(links.error());
    state.boxes.emplace();
    for (const Row &link : *links) {
        if (!state.boxes->contains(link.integer(0)))
            state.boxes->insert(link.integer(0), link.text(1));
    }
    return state;
}

} // namespace wakeline
