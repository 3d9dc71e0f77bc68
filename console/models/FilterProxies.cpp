// SPDX-License-Identifier: GPL-3.0-or-later
#include "FilterProxies.h"

#include "CallHistoryModel.h"
#include "CallModel.h"
#include "ExtensionModel.h"
#include "PushLogModel.h"
#include "RegistrationModel.h"

namespace wakeline {

RegistrationFilterProxy::RegistrationFilterProxy(QObject *parent) : LiveFilterProxy(parent)
{
    sort(RegistrationModel::Extension);
}

CallFilterProxy::CallFilterProxy(QObject *parent) : LiveFilterProxy(parent)
{
    sort(CallModel::State);
}

int CallFilterProxy::compare(const QModelIndex &left, const QModelIndex &right) const
{
    const int byColumn = LiveFilterProxy::compare(left, right);
    if (byColumn != 0 || left.column() != CallModel::State)
        return byColumn;
    const auto a = left.data(ValueRole).value<Call>();
    const auto b = right.data(ValueRole).value<Call>();
    if (a.state == CallState::Held) // the hold that ends next is the most urgent
        return compareValues(a.holdUntil.value_or(a.since), b.holdUntil.value_or(b.since));
    return compareValues(b.since, a.since);
}

ExtensionFilterProxy::ExtensionFilterProxy(QObject *parent) : LiveFilterProxy(parent)
{
    sort(ExtensionModel::Number);
}

void ExtensionFilterProxy::setNoPushOnly(bool only)
{
    if (only == m_noPushOnly)
        return;
    m_noPushOnly = only;
    refilter();
}

bool ExtensionFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_noPushOnly && !sourceModel()->index(sourceRow, 0, sourceParent).data(ExtensionModel::NoPushRole).toBool())
        return false;
    return LiveFilterProxy::filterAcceptsRow(sourceRow, sourceParent);
}

CallHistoryProxy::CallHistoryProxy(QObject *parent) : LiveFilterProxy(parent)
{
    LiveFilterProxy::sort(CallHistoryModel::Time, Qt::DescendingOrder);
}

void CallHistoryProxy::setSearchText(const QString &text)
{
    if (text == searchText())
        return;
    rememberSearchText(text);
    Q_EMIT searchChanged();
}

void CallHistoryProxy::sort(int column, Qt::SortOrder)
{
    if (column == CallHistoryModel::Time)
        LiveFilterProxy::sort(column, Qt::DescendingOrder);
}

PushLogFilterProxy::PushLogFilterProxy(QObject *parent) : LiveFilterProxy(parent)
{
    sort(PushLogModel::Time, Qt::DescendingOrder);
}

void PushLogFilterProxy::setSearchText(const QString &text)
{
    const PushLogQuery query = PushLogQuery::parse(text);
    rememberSearchText(text);
    if (query == m_query)
        return;
    m_query = query;
    refilter();
}

void PushLogFilterProxy::setProviderFilter(std::optional<PushProviderName> provider)
{
    if (provider == m_provider)
        return;
    m_provider = provider;
    refilter();
}

bool PushLogFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (!LiveFilterProxy::filterAcceptsRow(sourceRow, sourceParent))
        return false;
    if (m_query.isEmpty() && !m_provider)
        return true;
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    const auto entry = index.data(ValueRole).value<PushLogEntry>();
    if (m_provider && entry.provider != *m_provider)
        return false;
    return m_query.matches(entry, static_cast<PushResult>(index.data(StateRole).toInt()));
}

} // namespace wakeline
