// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiveFilterProxy.h"
#include "PushLogQuery.h"

namespace wakeline {

/// State filter: RegistrationState. Sorted by extension number to begin with.
class RegistrationFilterProxy : public LiveFilterProxy
{
    Q_OBJECT

public:
    explicit RegistrationFilterProxy(QObject *parent = nullptr);
};

/// State filter: CallState. Sorted by the State column to begin with: held first, least time first, then ringing, then
/// on call, then ended.
class CallFilterProxy : public LiveFilterProxy
{
    Q_OBJECT

public:
    explicit CallFilterProxy(QObject *parent = nullptr);

protected:
    int compare(const QModelIndex &left, const QModelIndex &right) const override;
    bool comparesMoreThanSortRole() const override { return true; }
};

/// State filter: RegistrationState, or only extensions that no push can wake.
class ExtensionFilterProxy : public LiveFilterProxy
{
    Q_OBJECT

public:
    explicit ExtensionFilterProxy(QObject *parent = nullptr);

    void setNoPushOnly(bool only);
    bool isNoPushOnly() const { return m_noPushOnly; }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    bool m_noPushOnly = false;
};

/// Call history: the server searches and filters, so this passes everything on, newest first whatever is clicked: only
/// a part of the list is here.
class CallHistoryProxy : public LiveFilterProxy
{
    Q_OBJECT

public:
    explicit CallHistoryProxy(QObject *parent = nullptr);

    void setSearchText(const QString &text) override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void searchChanged();
};

/// State filter: PushResult. The search text is a PushLogQuery. Newest first to begin with.
class PushLogFilterProxy : public LiveFilterProxy
{
    Q_OBJECT

public:
    explicit PushLogFilterProxy(QObject *parent = nullptr);

    void setSearchText(const QString &text) override;
    const PushLogQuery &query() const { return m_query; }

    void setProviderFilter(std::optional<PushProviderName> provider);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    PushLogQuery m_query;
    std::optional<PushProviderName> m_provider;
};

} // namespace wakeline
