// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiveRows.h"
#include "LiveTable.h"

#include <QHash>
#include <QSet>

#include <algorithm>

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

    /// More separate rows or pieces than this are not announced one by one.
    static constexpr int mostPieces = 64;

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
        std::vector<std::pair<int, Row>> changed;
        QHash<QString, std::size_t> places; // in `added`
        for (auto &[key, row] : rows) {
            if (const int known = m_rows.find(key); known >= 0) {
                changed.emplace_back(known, std::move(row));
            } else if (const auto twice = places.constFind(key); twice != places.cend()) {
                added[*twice].second = std::move(row);
            } else {
                places.insert(key, added.size());
                added.emplace_back(key, std::move(row));
            }
        }
        changeAll(std::move(changed));
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

    /// As change() does each. Many are announced as one range over all cells, which costs less than to look for those
    /// that differ; changedNow() says which rows of it are meant.
    void changeAll(std::vector<std::pair<int, Row>> changes)
    {
        const auto differing = std::count_if(changes.cbegin(), changes.cend(),
                                             [this](const auto &one) { return m_rows.at(one.first) != one.second; });
        if (differing <= mostPieces) {
            for (auto &[index, row] : changes)
                change(index, std::move(row));
            return;
        }
        bool alike = true;
        std::vector<bool> changed(static_cast<std::size_t>(m_rows.size()));
        for (auto &[index, row] : changes) {
            const Row before = std::exchange(m_rows.at(index), std::move(row));
            const Row &after = m_rows.at(index);
            if (before == after)
                continue;
            tally(before, -1);
            tally(after, 1);
            alike = alike && tallyAlike(before, after);
            changed[static_cast<std::size_t>(index)] = true;
        }
        announceRows(std::move(changed));
        if (!alike)
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

    /// As drop() does each: rows that stand together go in one piece, and more than mostPieces pieces in one reset.
    void dropAll(std::vector<int> indexes)
    {
        std::sort(indexes.begin(), indexes.end());
        indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
        if (indexes.empty())
            return;
        std::vector<std::pair<int, int>> pieces; // first row and count
        for (const int index : indexes) {
            if (!pieces.empty() && pieces.back().first + pieces.back().second == index)
                ++pieces.back().second;
            else
                pieces.emplace_back(index, 1);
        }
        const bool many = pieces.size() > mostPieces;
        if (many)
            beginResetModel();
        for (const int index : indexes)
            tally(m_rows.at(index), -1);
        if (many) {
            m_rows.removeAll(indexes);
            endResetModel();
        } else {
            for (auto piece = pieces.crbegin(); piece != pieces.crend(); ++piece) {
                beginRemoveRows({}, piece->first, piece->first + piece->second - 1);
                m_rows.remove(piece->first, piece->second);
                endRemoveRows();
            }
        }
        tellCounts();
    }

    /// As dropAll(), by key; one that is not known is no row.
    void dropKeys(const QStringList &keys)
    {
        std::vector<int> gone;
        for (const QString &key : keys) {
            if (const int row = m_rows.find(key); row >= 0)
                gone.push_back(row);
        }
        dropAll(std::move(gone));
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
        std::vector<int> gone;
        for (int row = 0; row < m_rows.size(); ++row) {
            if (!keys.contains(m_rows.keyAt(row)))
                gone.push_back(row);
        }
        dropAll(std::move(gone));
        putAll(std::move(wanted));
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
