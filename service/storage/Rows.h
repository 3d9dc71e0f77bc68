// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QVariantList>

#include <optional>
#include <vector>

namespace wakeline {

/// One row of an answer, read by column position.
class Row
{
public:
    explicit Row(QVariantList values) : m_values(std::move(values)) {}

    bool isNull(qsizetype column) const { return m_values.at(column).isNull(); }
    QString text(qsizetype column) const { return m_values.at(column).toString(); }
    QByteArray bytes(qsizetype column) const { return m_values.at(column).toByteArray(); }
    qint64 integer(qsizetype column) const { return m_values.at(column).toLongLong(); }
    bool boolean(qsizetype column) const { return m_values.at(column).toBool(); }

    /// Times are stored as milliseconds since 1970 in UTC, alike in both databases (docs/decisions/0012).
    QDateTime time(qsizetype column) const { return QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC); }

    std::optional<qint64> optionalInteger(qsizetype column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
    std::optional<QDateTime> optionalTime(qsizetype column) const
    {
        return isNull(column) ? std::nullopt : std::optional(time(column));
    }

private:
    QVariantList m_values;
};

/// The whole answer to one statement. It holds no cursor: when a caller has it, the statement is over.
struct Rows
{
    std::vector<Row> rows;
    int changed = 0; ///< rows inserted, updated or deleted

    bool isEmpty() const { return rows.empty(); }
    std::size_t size() const { return rows.size(); }
    const Row &first() const { return rows.front(); }
    auto begin() const { return rows.begin(); }
    auto end() const { return rows.end(); }
};

/// A time as it is stored.
inline QVariant stored(const QDateTime &time)
{
    return time.toMSecsSinceEpoch();
}
inline QVariant stored(const std::optional<QDateTime> &time)
{
    return time ? stored(*time) : QVariant();
}

} // namespace wakeline
