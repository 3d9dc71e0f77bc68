// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveFilterProxy.h"

#include "LiveTable.h"
#include "SearchFold.h"

#include <QDateTime>

namespace wakeline {

namespace {

template <typename T>
int threeWay(const T &left, const T &right)
{
    return left < right ? -1 : (right < left ? 1 : 0);
}

bool isText(const QVariant &value)
{
    return value.typeId() == QMetaType::QString;
}

} // namespace

LiveFilterProxy::LiveFilterProxy(QObject *parent) : QSortFilterProxyModel(parent)
{
    m_collator.setNumericMode(true); // extension 9 before 10
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
    setSortRole(SortRole);
}

void LiveFilterProxy::setSearchText(const QString &text)
{
    if (text == m_searchText)
        return;
    m_searchText = text;
    m_words = foldForSearch(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refilter();
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
    setDynamicSortFilter(!held); // switching it back on sorts at once
}

void LiveFilterProxy::refilter()
{
    invalidateFilter();
    Q_EMIT filterChanged();
}

bool LiveFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    if (m_state && index.data(StateRole).toInt() != *m_state)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString searched = foldForSearch(index.data(SearchRole).toString());
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QString &word) { return searched.contains(word); });
}

bool LiveFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (const int order = compare(left, right); order != 0)
        return order < 0;
    return compareValues(left.data(KeyRole), right.data(KeyRole)) < 0;
}

int LiveFilterProxy::compare(const QModelIndex &left, const QModelIndex &right) const
{
    return compareValues(left.data(SortRole), right.data(SortRole));
}

int LiveFilterProxy::compareValues(const QVariant &left, const QVariant &right) const
{
    if (!left.isValid() || !right.isValid())
        return threeWay(left.isValid(), right.isValid()); // no value is less than any
    if (isText(left) && isText(right))
        return m_collator.compare(left.toString(), right.toString());
    if (left.typeId() == QMetaType::QDateTime)
        return threeWay(left.toDateTime(), right.toDateTime());
    return threeWay(left.toLongLong(), right.toLongLong());
}

} // namespace wakeline
