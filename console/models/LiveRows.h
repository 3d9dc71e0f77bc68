// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <deque>
#include <memory>
#include <vector>

namespace wakeline {

/// Rows in the order they came, found by key. Each keeps the number it came with, so that removing one from the middle
/// re-numbers nothing: numbers rise from row to row, and a row is found by its number.
template <typename Row>
class LiveRows
{
public:
    int size() const { return static_cast<int>(m_rows.size()); }
    const Row &at(int row) const { return m_rows.at(static_cast<std::size_t>(row))->value; }
    Row &at(int row) { return m_rows.at(static_cast<std::size_t>(row))->value; }
    const QString &keyAt(int row) const { return m_rows.at(static_cast<std::size_t>(row))->key; }

    /// The row with this key, or -1.
    int find(const QString &key) const
    {
        const auto it = m_numbers.constFind(key);
        if (it == m_numbers.cend())
            return -1;
        // As long as nothing was removed from the middle, it stands as far from the first as their numbers say.
        const auto nearest = static_cast<std::size_t>(*it - m_rows.front()->number);
        if (nearest < m_rows.size() && m_rows[nearest]->number == *it)
            return static_cast<int>(nearest);
        const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), *it,
                                            [](const auto &row, qint64 number) { return row->number < number; });
        return static_cast<int>(found - m_rows.cbegin());
    }

    /// Only for a key that is not there yet.
    void append(const QString &key, Row row)
    {
        m_numbers.insert(key, m_next);
        m_rows.push_back(std::make_unique<Numbered>(Numbered{m_next, key, std::move(row)}));
        ++m_next;
    }

    void removeAt(int row) { remove(row, 1); }

    /// `count` rows from `first` on.
    void remove(int first, int count)
    {
        const auto from = m_rows.begin() + first;
        for (auto row = from; row != from + count; ++row)
            m_numbers.remove((*row)->key);
        m_rows.erase(from, from + count);
    }

    /// \param rows  ascending, each once; they go in one pass
    void removeAll(const std::vector<int> &rows)
    {
        for (const int row : rows) {
            m_numbers.remove(keyAt(row));
            m_rows[static_cast<std::size_t>(row)].reset();
        }
        std::erase(m_rows, nullptr);
    }

    void clear()
    {
        m_rows.clear();
        m_numbers.clear();
    }

private:
    struct Numbered
    {
        qint64 number = 0;
        QString key;
        Row value;
    };
    std::deque<std::unique_ptr<Numbered>> m_rows; ///< pointers: removing one moves no values
    QHash<QString, qint64> m_numbers;
    qint64 m_next = 0;
};

} // namespace wakeline
