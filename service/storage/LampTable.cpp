// SPDX-License-Identifier: GPL-3.0-or-later
#include "LampTable.h"

#include "SqlArray.h"

#include <QJsonArray>
#include <QJsonDocument>

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

/// As one value, however many there are: statements are kept by their text.
QString listOf(const QList<qint64> &boxes, bool postgres)
{
    if (postgres) {
        SqlArray array;
        for (const qint64 id : boxes)
            array.append(id);
        return array.text();
    }
    QJsonArray json;
    for (const qint64 id : boxes)
        json.append(id);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

QCoro::Task<Result<QList<LinkedBox>>> LampTable::all()
{
    return m_database.read([](Connection &connection) { return read(connection, {}, {}); });
}

QCoro::Task<Result<QList<LinkedBox>>> LampTable::beside(QList<qint64> boxes)
{
    return m_database.read([boxes](Connection &connection) {
        const bool postgres = connection.isPostgres();
        return read(connection,
                    QStringLiteral("WHERE l.extension_id IN (SELECT extension_id FROM voicemail_box_extensions WHERE "
                                   "box_id %1)")
                        .arg(postgres ? QStringLiteral("= ANY (?::bigint[])")
                                      : QStringLiteral("IN (SELECT value FROM json_each(?))")),
                    {listOf(boxes, postgres)});
    });
}

} // namespace wakeline
