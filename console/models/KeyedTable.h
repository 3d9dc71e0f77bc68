// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiveRows.h"
#include "LiveTable.h"

#include <QSet>

namespace wakeline {

/// A live table whose rows are found by key: what the four models share in adding, changing and removing rows.
template <typename Row>
class KeyedTable : public LiveTable
{
public:
    using LiveTable::LiveTable;

    QModelIndex indexOf(const QString &key, int column = 0) const final
    {
        const int row = m_rows.find(key);
        return row < 0 ? QModelIndex() : index(row, column);
    }

protected:
    /// Whether the cell looks or sorts differently, at one and the same time.
    virtual bool differs(const Row &before, const Row &after, int column) const = 0;
    /// Counts the row in (step 1) or out (step -1).
    virtual void tally(const Row &row, int step) = 0;
    virtual bool tallyAlike(const Row &before, const Row &after) const = 0;

    int liveRows() const final { return m_rows.size(); }
    const LiveRows<Row> &rows() const { return m_rows; }

    /// Adds the row, or changes it in place.
    void put(const QString &key, Row row)
    {
        if (const int known = m_rows.find(key); known >= 0) {
            change(known, std::move(row));
            return;
        }
        const int last = m_rows.size();
        beginInsertRows({}, last, last);
        tally(row, 1);
        m_rows.append(key, std::move(row));
        endInsertRows();
        tellCounts();
    }

    /// As put() does each; new ones are announced together.
    void putAll(std::vector<std::pair<QString, Row>> rows)
    {
        std::vector<std::pair<QString, Row>> added;
        QSet<QString> keys;
        for (auto &[key, row] : rows) {
            if (const int known = m_rows.find(key); known >= 0)
                change(known, std::move(row));
            else if (const auto before = keys.size(); keys.insert(key), keys.size() > before)
                added.emplace_back(key, std::move(row));
        }
        if (added.empty())
            return;
        beginInsertRows({}, m_rows.size(), m_rows.size() + static_cast<int>(added.size()) - 1);
        for (auto &[key, row] : added) {
            tally(row, 1);
            m_rows.append(key, std::move(row));
        }
        endInsertRows();
        tellCounts();
    }

    void change(int index, Row row)
    {
        const Row before = std::exchange(m_rows.at(index), std::move(row));
        const Row &after = m_rows.at(index);
        if (before == after)
            return;
        tally(before, -1);
        tally(after, 1);
        announceChange(index, [&](int column) { return differs(before, after, column); });
        if (!tallyAlike(before, after))
            tellCounts();
    }

    void drop(int index)
    {
        beginRemoveRows({}, index, index);
        tally(m_rows.at(index), -1);
        m_rows.removeAt(index);
        endRemoveRows();
        tellCounts();
    }

    /// The rows are now these. What is shown already is changed in place, so that selection and scroll position stay;
    /// only a first load, or one that shares little with what is shown, resets the model.
    void replaceAll(std::vector<std::pair<QString, Row>> wanted)
    {
        QSet<QString> keys;
        qsizetype shared = 0;
        for (const auto &[key, row] : wanted) {
            if (!keys.contains(key) && m_rows.find(key) >= 0)
                ++shared;
            keys.insert(key);
        }
        if (shared < m_rows.size() / 2 || m_rows.size() == 0) {
            resetTo(std::move(wanted));
            return;
        }
        for (int row = m_rows.size() - 1; row >= 0; --row) {
            if (!keys.contains(m_rows.keyAt(row)))
                drop(row);
        }
        for (auto &[key, row] : wanted)
            put(key, std::move(row));
    }

private:
    void resetTo(std::vector<std::pair<QString, Row>> wanted)
    {
        beginResetModel();
        for (int row = 0; row < m_rows.size(); ++row)
            tally(m_rows.at(row), -1);
        m_rows.clear();
        for (auto &[key, row] : wanted) {
            if (const int twice = m_rows.find(key); twice >= 0) {
                tally(m_rows.at(twice), -1);
                m_rows.at(twice) = std::move(row);
                tally(m_rows.at(twice), 1);
                continue;
            }
            tally(row, 1);
            m_rows.append(key, std::move(row));
        }
        endResetModel();
        tellCounts();
    }

    LiveRows<Row> m_rows;
};

} // namespace wakeline
