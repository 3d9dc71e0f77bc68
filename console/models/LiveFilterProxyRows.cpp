// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of LiveFilterProxy: how they follow those of the source, and what is told of it.
#include "LiveFilterProxy.h"

#include "LiveTable.h"

#include <algorithm>
#include <numeric>

namespace wakeline {

namespace {

/// Rows that come or go together: `count` rows from `first` on.
struct Piece
{
    int first = 0;
    int count = 0;
};

void add(std::vector<Piece> &pieces, int row)
{
    if (!pieces.empty() && pieces.back().first + pieces.back().count == row)
        ++pieces.back().count;
    else
        pieces.push_back({row, 1});
}

std::size_t at(int row)
{
    return static_cast<std::size_t>(row);
}

/// Where there were `from` rows there are `count` more (or fewer) from `first` on.
void renumber(std::vector<int> &rows, int first, int count)
{
    for (int &row : rows) {
        if (row >= first)
            row += count;
    }
}

} // namespace

void LiveFilterProxy::setSourceModel(QAbstractItemModel *source)
{
    beginResetModel();
    if (sourceModel())
        disconnect(sourceModel(), nullptr, this, nullptr);
    QAbstractProxyModel::setSourceModel(source);
    if (source) {
        connect(source, &QAbstractItemModel::dataChanged, this, &LiveFilterProxy::onDataChanged);
        connect(source, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) { onInserted(first, last); });
        connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
                [this](const QModelIndex &, int first, int last) { onAboutToBeRemoved(first, last); });
        connect(source, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) { onRemoved(first, last); });
        connect(source, &QAbstractItemModel::headerDataChanged, this, &QAbstractItemModel::headerDataChanged);
        const auto begin = [this] { beginResetModel(); };
        const auto end = [this] {
            rebuild();
            endResetModel();
        };
        connect(source, &QAbstractItemModel::modelAboutToBeReset, this, begin);
        connect(source, &QAbstractItemModel::modelReset, this, end);
        connect(source, &QObject::destroyed, this, [this] { setSourceModel(nullptr); });
        connect(source, &QAbstractItemModel::layoutAboutToBeChanged, this, begin); // no live table sorts itself
        connect(source, &QAbstractItemModel::layoutChanged, this, end);
    }
    rebuild();
    endResetModel();
}

void LiveFilterProxy::rebuild()
{
    const auto rows = sourceModel() ? at(sourceModel()->rowCount()) : 0;
    m_known.assign(rows, {});
    m_place.assign(rows, -1);
    orderAll();
    m_shown.clear();
    std::copy_if(m_order.cbegin(), m_order.cend(), std::back_inserter(m_shown),
                 [this](int row) { return filterAcceptsRow(row, {}); });
    numberShown();
    m_warm = 0;
    m_warmTimer.start();
}

void LiveFilterProxy::numberShown()
{
    std::fill(m_place.begin(), m_place.end(), -1);
    for (std::size_t row = 0; row < m_shown.size(); ++row)
        m_place[at(m_shown[row])] = static_cast<int>(row);
}

/// \param change  of m_order; the shown rows, still the same ones, follow it
void LiveFilterProxy::reorder(const std::function<void()> &change)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> sources;
    for (const QModelIndex &index : before)
        sources.push_back(m_shown[at(index.row())]);
    change();
    m_shown.clear();
    std::copy_if(m_order.cbegin(), m_order.cend(), std::back_inserter(m_shown),
                 [this](int row) { return m_place[at(row)] >= 0; });
    numberShown();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(createIndex(m_place[at(sources[static_cast<std::size_t>(i)])], before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// From now on these are shown: like those before, a part of m_order in its order.
void LiveFilterProxy::present(std::vector<int> wanted)
{
    std::vector<bool> stays(m_place.size());
    for (const int row : wanted)
        stays[at(row)] = true;
    std::vector<Piece> gone;
    for (std::size_t row = 0; row < m_shown.size(); ++row) {
        if (!stays[at(m_shown[row])])
            add(gone, static_cast<int>(row));
    }
    std::vector<Piece> come;
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        if (m_place[at(wanted[row])] < 0)
            add(come, static_cast<int>(row));
    }
    if (gone.size() + come.size() > mostPieces) {
        beginResetModel();
        m_shown = std::move(wanted);
        numberShown();
        endResetModel();
        return;
    }
    for (auto piece = gone.crbegin(); piece != gone.crend(); ++piece) {
        beginRemoveRows({}, piece->first, piece->first + piece->count - 1);
        m_shown.erase(m_shown.begin() + piece->first, m_shown.begin() + piece->first + piece->count);
        numberShown();
        endRemoveRows();
    }
    for (const Piece &piece : come) {
        beginInsertRows({}, piece.first, piece.first + piece.count - 1);
        m_shown.insert(m_shown.begin() + piece.first, wanted.begin() + piece.first,
                       wanted.begin() + piece.first + piece.count);
        numberShown();
        endInsertRows();
    }
}

/// Shows the rows that `turns` names if they are not shown, and hides them if they are.
void LiveFilterProxy::turn(const std::vector<bool> &turns)
{
    std::vector<int> wanted;
    wanted.reserve(m_shown.size() + 1);
    std::copy_if(m_order.cbegin(), m_order.cend(), std::back_inserter(wanted),
                 [&](int row) { return (m_place[at(row)] >= 0) != turns[at(row)]; });
    present(std::move(wanted));
}

/// What is sorted by stands in one column; where a text beside it changes, the row stays where it is.
bool LiveFilterProxy::mayMove(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) const
{
    if (m_sortColumn < 0)
        return false;
    if (comparesMoreThanSortRole())
        return true;
    return m_sortColumn >= from.column() && m_sortColumn <= to.column() &&
           (roles.isEmpty() || roles.contains(SortRole));
}

/// Of a range that a table announces for many rows at once, only those that are another now.
std::vector<int> LiveFilterProxy::changedRows(int first, int last) const
{
    const auto *table = qobject_cast<const LiveTable *>(sourceModel());
    std::vector<int> rows;
    for (int row = first; row <= last; ++row) {
        if (!table || table->changedNow(row))
            rows.push_back(row);
    }
    return rows;
}

void LiveFilterProxy::onDataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles)
{
    if (!from.isValid())
        return;
    const std::vector<int> rows = changedRows(from.row(), to.row());
    const bool moves = mayMove(from, to, roles);
    const bool reads = roles.isEmpty() || roles.contains(SearchRole);
    for (const int row : rows) { // all of them, before any is compared with another
        if (reads)
            m_known[at(row)].searched.reset();
        if (moves)
            m_known[at(row)].sort.reset(); // its key, which is its identity, never changes
    }
    // One that is not in its place makes all of them suspect: a row may fit its neighbour only because that changed
    // too.
    if (moves && !std::all_of(rows.cbegin(), rows.cend(), [this](int row) { return isInOrder(row); }))
        m_moved.insert(m_moved.end(), rows.cbegin(), rows.cend());
    std::vector<bool> turns;
    for (const int row : rows) {
        if (filterAcceptsRow(row, {}) == (m_place[at(row)] >= 0))
            continue;
        turns.resize(m_place.size());
        turns[at(row)] = true;
    }
    if (!turns.empty())
        turn(turns);
    // One range over all of them: views look only at what is in sight, and a row too many costs them nothing.
    int first = rowCount();
    int last = -1;
    for (const int row : rows) {
        if (const int place = m_place[at(row)]; place >= 0) {
            first = std::min(first, place);
            last = std::max(last, place);
        }
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, from.column()), index(last, to.column()), roles);
    sortLater();
    const bool many = static_cast<int>(rows.size()) > mostPieces;
    if (reads && many) { // many search texts are gone, and the next keystroke wants them
        m_warm = std::min(m_warm, from.row());
        m_warmTimer.start();
    }
}

void LiveFilterProxy::onInserted(int first, int last)
{
    const int count = last - first + 1;
    m_ranks.clear();
    for (std::vector<int> *rows : {&m_order, &m_shown, &m_moved})
        renumber(*rows, first, count);
    m_known.insert(m_known.begin() + first, at(count), Known());
    m_place.insert(m_place.begin() + first, at(count), -1);
    std::vector<int> rows(at(count));
    std::iota(rows.begin(), rows.end(), first);
    if (m_orderHeld) {
        m_order.insert(m_order.end(), rows.cbegin(), rows.cend());
        m_moved.insert(m_moved.end(), rows.cbegin(), rows.cend());
    } else {
        sortMoved(); // what is put in order needs neighbours that are
        putInOrder(std::move(rows));
    }
    std::vector<bool> turns(m_place.size());
    for (int row = first; row <= last; ++row)
        turns[at(row)] = filterAcceptsRow(row, {});
    turn(turns);
    m_warm = std::min(m_warm, first);
    m_warmTimer.start();
}

void LiveFilterProxy::onAboutToBeRemoved(int first, int last)
{
    std::vector<bool> turns(m_place.size());
    for (int row = first; row <= last; ++row)
        turns[at(row)] = m_place[at(row)] >= 0;
    turn(turns);
}

void LiveFilterProxy::onRemoved(int first, int last)
{
    m_ranks.clear();
    for (std::vector<int> *rows : {&m_order, &m_moved})
        std::erase_if(*rows, [&](int row) { return row >= first && row <= last; });
    for (std::vector<int> *rows : {&m_order, &m_shown, &m_moved})
        renumber(*rows, last + 1, first - last - 1);
    m_known.erase(m_known.begin() + first, m_known.begin() + last + 1);
    m_place.erase(m_place.begin() + first, m_place.begin() + last + 1);
    m_warm = std::min(m_warm, first);
}

QModelIndex LiveFilterProxy::mapToSource(const QModelIndex &proxyIndex) const
{
    return proxyIndex.isValid() && sourceModel()
               ? sourceModel()->index(m_shown[at(proxyIndex.row())], proxyIndex.column())
               : QModelIndex();
}

QModelIndex LiveFilterProxy::mapFromSource(const QModelIndex &sourceIndex) const
{
    const int place = sourceIndex.isValid() ? m_place[at(sourceIndex.row())] : -1;
    return place < 0 ? QModelIndex() : createIndex(place, sourceIndex.column());
}

QModelIndex LiveFilterProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex LiveFilterProxy::parent(const QModelIndex &) const
{
    return {};
}

int LiveFilterProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int LiveFilterProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

bool LiveFilterProxy::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_shown.empty();
}

QVariant LiveFilterProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && sourceModel())
        return sourceModel()->headerData(section, orientation, role);
    return QAbstractItemModel::headerData(section, orientation, role);
}

} // namespace wakeline
