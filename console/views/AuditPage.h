// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "AuditModel.h"
#include "Page.h"

#include <QTimer>

namespace wakeline {

class KeyValueList;
class SectionHeading;

/// What operators did: the server searches and filters, parts are loaded as the list is scrolled, and what is done now
/// appears on top.
class AuditPage : public Page
{
    Q_OBJECT

public:
    static constexpr int partLength = 100;

    /// \param client  outlives the page
    AuditPage(const Appearance &look, ApiClient &client, QWidget *parent);

    bool loadsItself() const override { return true; }
    /// Loads the newest part anew, if the page has been looked at yet.
    void refresh();
    /// It has just been recorded.
    void add(const AuditEntry &entry);
    /// Shows only what this operator did.
    void showOperator(const QString &name);
    const AuditModel &log() const { return m_log; }

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void staleChanged() override;
    bool isFilteredByServer() const override { return m_filter != AuditQuery(); }
    void showEvent(QShowEvent *event) override;

private:
    void addColumns();
    void addFilters();
    void addDock();
    void load();
    void followDay();
    QCoro::Task<void> loadNewest(quint64 generation);
    QCoro::Task<void> loadOlder(quint64 generation);
    void fetchAtTheEnd();

    ApiClient &m_client;
    AuditModel m_log;
    AuditQuery m_filter;
    std::optional<AuditQuery> m_loadedFilter; ///< of the rows that are shown
    std::optional<int> m_days;                ///< before today that the list begins with; none: all
    bool m_asked = false;                     ///< something was loaded, or is about to be
    quint64 m_generation = 0;                 ///< of the list that counts
    QTimer m_typing;
    QTimer m_day;
    QTimer m_retry;
    KeyValueList *m_values = nullptr;
    SectionHeading *m_changesHeading = nullptr;
    KeyValueList *m_changes = nullptr;
};

} // namespace wakeline
