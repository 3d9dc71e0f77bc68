// SPDX-License-Identifier: GPL-3.0-or-later
#include "LampTable.h"

namespace wakeline {

namespace {

Result<QList<LinkedBox>> read(Connection &connection, const QString &condition, const QVariantList &values)
{
    const auto rows = connection.run(
        QStringLiteral("SELECT e.number, b.number, b.id, "
                       "(SELECT COUNT(*) FROM voicemail_messages AS m WHERE m.box_id = b.id AND m.deleted_at IS NULL "
                       "AND m.read_at IS NULL), "
                       "(SELECT COUNT(*) FROM voicemail_messages AS m WHERE m.box_id = b.id AND m.deleted_at IS NULL "
                       "AND m.read_at IS NOT NULL) "
                       "FROM voicemail_box_extensions AS l JOIN voicemail_boxes AS b ON b.id = l.box_id "
                       "JOIN extensions AS e ON e.id = l.extension_id ") +
            condition,
        values);
    if (!rows)
        return std::unexpected(rows.error());
    QList<LinkedBox> boxes;
    boxes.reserve(rows->size());
    for (const Row &row : *rows)
        boxes.append({row.text(0), row.text(1), row.integer(2), row.integer(3), row.integer(4)});
    return boxes;
}

} // namespace

QCoro::Task<Result<QList<LinkedBox>>> LampTable::all()
{
    return m_database.read([](Connection &connection) { return read(connection, {}, {}); });
}

QCoro::Task<Result<QList<LinkedBox>>> LampTable::beside(QList<qint64> boxes)
{
    return m_database.read([boxes](Connection &connection) {
        const QStringList marks(boxes.size(), QStringLiteral("?"));
        QVariantList ids;
        for (const qint64 id : boxes)
            ids.append(id);
        return read(connection,
                    QStringLiteral("WHERE l.extension_id IN (SELECT extension_id FROM voicemail_box_extensions WHERE "
                                   "box_id IN (%1))")
                        .arg(marks.join(u',')),
                    ids);
    });
}

} // namespace wakeline
