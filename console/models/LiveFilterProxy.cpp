// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveFilterProxy.h"

#include "LiveTable.h"
#include "SearchFold.h"

#include <algorithm>
#include <numeric>

namespace wakeline {

namespace {

constexpr int warmSlice = 500; ///< rows prepared at a time: a millisecond or two

} // namespace

LiveFilterProxy::LiveFilterProxy(QObject *parent) : QAbstractProxyModel(parent), m_collator(naturalCollator())
{
    m_orderTimer.setSingleShot(true);
    m_orderTimer.setInterval(orderPause);
    connect(&m_orderTimer, &QTimer::timeout, this, &LiveFilterProxy::sortMoved);
    m_warmTimer.setInterval(0);
    connect(&m_warmTimer, &QTimer::timeout, this, &LiveFilterProxy::warmUp);
}

void LiveFilterProxy::setSearchText(const QString &text)
{
    if (text == m_searchText)
        return;
    // While somebody types on, a row that was left out stays out, and need not be looked at again.
    const QString folded = foldForSearch(text);
    const bool narrows = folded.startsWith(foldForSearch(m_searchText));
    m_searchText = text;
    m_words = folded.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refilter(narrows ? m_shown : m_order);
}

void LiveFilterProxy::setStateFilter(std::optional<int> state)
{
    if (state == m_state)
        return;
    m_state = state;
    refilter();
}

void LiveFilterProxy::setOrderHeld(bool held)
{
    if (held == m_orderHeld)
        return;
    m_orderHeld = held;
    if (!held)
        sortMoved();
}

void LiveFilterProxy::refilter()
{
    refilter(m_order);
}

void LiveFilterProxy::refilter(const std::vector<int> &candidates)
{
    std::vector<int> wanted;
    wanted.reserve(m_shown.size());
    for (const int row : candidates) {
        if (filterAcceptsRow(row, {}))
            wanted.push_back(row);
    }
    present(std::move(wanted));
    Q_EMIT filterChanged();
}

bool LiveFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_state && sourceModel()->index(sourceRow, 0, sourceParent).data(StateRole).toInt() != *m_state)
        return false;
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return searched(sourceRow).contains(word); });
}

int LiveFilterProxy::compare(const QModelIndex &left, const QModelIndex &right) const
{
    return sortKey(left.row()).compare(sortKey(right.row()));
}

int LiveFilterProxy::compareValues(const QVariant &left, const QVariant &right) const
{
    return SortKey(left, m_collator).compare(SortKey(right, m_collator));
}

const SortKey &LiveFilterProxy::sortKey(int sourceRow) const
{
    std::optional<SortKey> &known = m_known[static_cast<std::size_t>(sourceRow)].sort;
    if (!known)
        known.emplace(sourceModel()->index(sourceRow, m_sortColumn).data(SortRole), m_collator);
    return *known;
}

const SortKey &LiveFilterProxy::identity(int sourceRow) const
{
    std::optional<SortKey> &known = m_known[static_cast<std::size_t>(sourceRow)].identity;
    if (!known)
        known.emplace(sourceModel()->index(sourceRow, 0).data(KeyRole), m_collator);
    return *known;
}

const QString &LiveFilterProxy::searched(int sourceRow) const
{
    std::optional<QString> &known = m_known[static_cast<std::size_t>(sourceRow)].searched;
    if (!known)
        known = foldForSearch(sourceModel()->index(sourceRow, 0).data(SearchRole).toString());
    return *known;
}

bool LiveFilterProxy::precedes(int left, int right) const
{
    if (m_sortColumn < 0)
        return left < right;
    const QAbstractItemModel &source = *sourceModel();
    int order = compare(source.index(left, m_sortColumn), source.index(right, m_sortColumn));
    if (order == 0)
        order = identity(left).compare(identity(right));
    if (order == 0)
        return left < right;
    return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
}

void LiveFilterProxy::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    for (Known &known : m_known)
        known.sort.reset();
    reorder([this] { orderAll(); });
}

/// Not while the order is held, nor again within orderPause: the timer comes back to it.
void LiveFilterProxy::sortLater()
{
    if (m_moved.empty() || m_orderHeld || m_orderTimer.isActive())
        return;
    sortMoved();
    m_orderTimer.start();
}

void LiveFilterProxy::sortMoved()
{
    if (m_moved.empty() || m_orderHeld)
        return;
    reorder([this] {
        std::vector<bool> moved(m_place.size());
        for (const int row : m_moved)
            moved[static_cast<std::size_t>(row)] = true;
        m_moved.clear();
        std::erase_if(m_order, [&](int row) { return moved[static_cast<std::size_t>(row)]; });
        std::vector<int> rows;
        for (int row = 0; row < static_cast<int>(moved.size()); ++row) {
            if (moved[static_cast<std::size_t>(row)])
                rows.push_back(row);
        }
        putInOrder(std::move(rows));
    });
}

/// Every row from anew. What is shown follows in reorder() or rebuild().
void LiveFilterProxy::orderAll()
{
    m_moved.clear();
    m_ranks.clear();
    m_order.resize(m_place.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    if (m_sortColumn >= 0)
        std::sort(m_order.begin(), m_order.end(), [this](int left, int right) { return precedes(left, right); });
}

/// Into m_order, whose other rows are where they belong.
void LiveFilterProxy::putInOrder(std::vector<int> rows)
{
    const auto before = [this](int left, int right) { return precedes(left, right); };
    std::sort(rows.begin(), rows.end(), before);
    std::vector<int> order;
    order.reserve(m_order.size() + rows.size());
    auto next = m_order.cbegin();
    for (const int row : rows) {
        const auto place = std::upper_bound(next, m_order.cend(), row, before);
        order.insert(order.end(), next, place);
        order.push_back(row);
        next = place;
    }
    order.insert(order.end(), next, m_order.cend());
    m_order = std::move(order);
    m_ranks.clear();
}

bool LiveFilterProxy::isInOrder(int sourceRow) const
{
    if (m_sortColumn < 0)
        return true;
    if (!m_moved.empty())
        return false; // its neighbours are not where they belong, and say nothing
    const auto here = m_order.cbegin() + ranks()[static_cast<std::size_t>(sourceRow)];
    return (here == m_order.cbegin() || !precedes(sourceRow, *(here - 1))) &&
           (here + 1 == m_order.cend() || !precedes(*(here + 1), sourceRow));
}

/// Numbered when it is asked for: m_order changes far less often than rows do.
const std::vector<int> &LiveFilterProxy::ranks() const
{
    if (m_order.size() == m_shown.size())
        return m_place; // nothing is left out: the same numbers
    if (m_ranks.empty()) {
        m_ranks.resize(m_order.size());
        for (std::size_t rank = 0; rank < m_order.size(); ++rank)
            m_ranks[static_cast<std::size_t>(m_order[rank])] = static_cast<int>(rank);
    }
    return m_ranks;
}

void LiveFilterProxy::warmUp()
{
    const int rows = static_cast<int>(m_known.size());
    const int end = std::min(rows, m_warm + warmSlice);
    for (; m_warm < end; ++m_warm)
        searched(m_warm);
    if (m_warm >= rows)
        m_warmTimer.stop();
}

} // namespace wakeline
