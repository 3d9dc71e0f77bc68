// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KeyedTable.h"

#include <numeric>

namespace wakeline {

/// What the service has recorded, in the order of rising ids, of which the console holds the newest part: loaded in
/// parts as the view is scrolled, and kept up by what the feed tells.
///
/// The rows have no hole: everything that the server has from the oldest one on is here. Three things could tear one:
/// a link that was down, an answer that was under way while the feed told something newer, and rows that come late with
/// an old id (a call's id is given when it begins, and it is told when it is over).
template <typename Row>
class HistoryTable : public KeyedTable<Row>
{
public:
    using KeyedTable<Row>::KeyedTable;

    static constexpr int mostRows = 5000; ///< beside those that somebody scrolled to
    static constexpr int dropPiece = 500; ///< of the oldest, when there are more

    /// Another list than before, or the first one.
    /// \param more   whether the server has older ones
    /// \param total  that it has in all
    void reset(const QList<Row> &newest, bool more, qint64 total)
    {
        const std::optional<qint64> lowest = lowestOf(newest);
        auto wanted = keyed(newest);
        const QSet<QString> late = unlisted(wanted, more ? lowest : std::nullopt);
        for (const QString &key : late)
            wanted.emplace_back(key, this->rows().at(this->rows().find(key)));
        m_floor = lowest;
        m_more = more;
        m_room = mostRows;
        settle(total + late.size());
        this->replaceAll(std::move(wanted));
        Q_EMIT this->countsChanged();
    }

    /// The newest part of the same list once more: where it meets what was here before anything could have been
    /// missed, the older rows stay.
    void refresh(const QList<Row> &newest, bool more, qint64 total)
    {
        expectGap();
        const std::optional<qint64> lowest = lowestOf(newest);
        if (!more || !lowest || !m_seam || *lowest > *m_seam)
            return reset(newest, more, total);
        auto wanted = keyed(newest);
        const QSet<QString> late = unlisted(wanted, lowest);
        if (*lowest < *m_floor) {
            m_floor = lowest;
            m_more = more;
        }
        settle(total + late.size());
        this->putAll(std::move(wanted));
        Q_EMIT this->countsChanged();
    }

    void append(const QList<Row> &older, bool more)
    {
        m_more = more;
        m_fetching = false;
        if (const auto lowest = lowestOf(older); lowest && m_floor)
            m_floor = std::min(*m_floor, *lowest);
        this->putAll(keyed(older));
        m_room = std::max(m_room, this->rows().size() + dropPiece);
    }

    /// It has just been recorded.
    void add(const Row &row)
    {
        const QString key = keyOf(row);
        if (m_asked && m_told.size() < mostRows)
            m_told.insert(key);
        const bool known = this->rows().find(key) >= 0;
        if (!known)
            ++m_total;
        if (!known && m_more && m_floor && row.id < *m_floor) {
            this->tellCounts(); // it comes with its part: put in alone it would hide what lies between
            return;
        }
        this->put(key, row);
        dropOldest();
    }

    /// From now on something may happen that nobody tells of: the link is down.
    void expectGap()
    {
        if (std::exchange(m_gap, true))
            return; // the first one counts: what was told since may lie behind it
        m_seam.reset();
        for (int row = 0; row < this->rows().size() && m_floor; ++row)
            m_seam = std::max(m_seam.value_or(this->rows().at(row).id), this->rows().at(row).id);
    }
    /// The newest part is asked for: reset() or refresh() follows.
    void expectNewest()
    {
        expectGap();
        m_asked = true;
        m_told.clear();
    }

    /// The next part could not be loaded; there is none until the newest is loaded anew.
    void stopFetching()
    {
        m_stopped = true;
        m_fetching = false;
    }

    qint64 total() const { return m_total; }
    /// To ask for what is older; no value: there are no rows.
    std::optional<qint64> oldestId() const
    {
        std::optional<qint64> oldest;
        for (int row = 0; row < this->rows().size(); ++row)
            oldest = std::min(oldest.value_or(this->rows().at(row).id), this->rows().at(row).id);
        return oldest;
    }

    bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && m_more && !m_stopped && !m_fetching && !m_asked && this->rows().size() > 0;
    }
    void fetchMore(const QModelIndex &parent) override
    {
        if (!canFetchMore(parent))
            return;
        m_fetching = true;
        wantMore();
    }

protected:
    /// The part below oldestId() is wanted: append() or stopFetching() follows.
    virtual void wantMore() = 0;

private:
    static QString keyOf(const Row &row) { return QString::number(row.id); }
    static std::vector<std::pair<QString, Row>> keyed(const QList<Row> &list)
    {
        std::vector<std::pair<QString, Row>> rows;
        rows.reserve(static_cast<std::size_t>(list.size()));
        for (const Row &row : list)
            rows.emplace_back(keyOf(row), row);
        return rows;
    }
    static std::optional<qint64> lowestOf(const QList<Row> &list)
    {
        std::optional<qint64> lowest;
        for (const Row &row : list)
            lowest = std::min(lowest.value_or(row.id), row.id);
        return lowest;
    }

    /// Rows that were told since the list was asked for and are not in it; the server had not counted them yet.
    /// \param above  older ones are left to their part
    QSet<QString> unlisted(const std::vector<std::pair<QString, Row>> &list, std::optional<qint64> above) const
    {
        QSet<QString> late = m_told;
        for (const auto &[key, row] : list)
            late.remove(key);
        for (auto it = late.begin(); it != late.end();) {
            const int row = this->rows().find(*it);
            if (row < 0 || (above && this->rows().at(row).id < *above))
                it = late.erase(it);
            else
                ++it;
        }
        return late;
    }

    void settle(qint64 total)
    {
        m_total = total;
        m_gap = false;
        m_asked = false;
        m_fetching = false;
        m_stopped = false;
        m_told.clear();
    }

    /// A window that is open for weeks must not hold every call of these weeks: what is dropped is loaded again by
    /// scrolling. Not while an older part is under way, which would no longer join.
    void dropOldest()
    {
        const int size = this->rows().size();
        if (size <= m_room || m_fetching)
            return;
        std::vector<int> order(static_cast<std::size_t>(size));
        std::iota(order.begin(), order.end(), 0);
        const auto id = [this](int row) { return this->rows().at(row).id; };
        std::nth_element(order.begin(), order.begin() + dropPiece, order.end(),
                         [&](int left, int right) { return id(left) < id(right); });
        m_floor = id(order[dropPiece]);
        m_more = true;
        order.resize(dropPiece);
        this->dropAll(std::move(order));
    }

    qint64 m_total = 0;
    std::optional<qint64> m_floor; ///< everything from this id on is here; no value: nothing was loaded yet
    std::optional<qint64> m_seam;  ///< while m_gap: the newest id before it
    QSet<QString> m_told;          ///< rows that came since the newest part was asked for
    int m_room = mostRows;
    bool m_gap = false;
    bool m_asked = false;
    bool m_more = false;
    bool m_fetching = false;
    bool m_stopped = false;
};

} // namespace wakeline
