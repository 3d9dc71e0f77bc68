// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <deque>

namespace wakeline {

/// Rows in the order they came, found by key in constant time. Appending and dropping the oldest cost nothing extra;
/// removing from the middle re-numbers the rows behind it.
template <typename Row>
class LiveRows
{
public:
    int size() const { return static_cast<int>(m_rows.size()); }
    const Row &at(int row) const { return m_rows.at(static_cast<std::size_t>(row)).value; }
    Row &at(int row) { return m_rows.at(static_cast<std::size_t>(row)).value; }
    const QString &keyAt(int row) const { return m_rows.at(static_cast<std::size_t>(row)).key; }

    /// The row with this key, or -1.
    int find(const QString &key) const
    {
        const auto it = m_positions.constFind(key);
        return it == m_positions.cend() ? -1 : static_cast<int>(*it - m_dropped);
    }

    /// Only for a key that is not there yet.
    void append(const QString &key, Row row)
    {
        m_positions.insert(key, m_dropped + static_cast<qint64>(m_rows.size()));
        m_rows.push_back({key, std::move(row)});
    }

    void removeAt(int row)
    {
        m_positions.remove(keyAt(row));
        if (row == 0) {
            m_rows.pop_front();
            ++m_dropped;
            return;
        }
        m_rows.erase(m_rows.begin() + row);
        for (int i = row; i < size(); ++i)
            --m_positions[keyAt(i)];
    }

    void clear()
    {
        m_rows.clear();
        m_positions.clear();
        m_dropped = 0;
    }

private:
    struct Keyed
    {
        QString key;
        Row value;
    };
    std::deque<Keyed> m_rows;
    QHash<QString, qint64> m_positions; ///< counted from the first row there ever was
    qint64 m_dropped = 0;               ///< rows dropped at the front since then
};

} // namespace wakeline
