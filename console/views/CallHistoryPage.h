// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "CallHistoryModel.h"
#include "LiveModels.h"
#include "Page.h"

#include <QTimer>

namespace wakeline {

class ActionButton;
class KeyValueList;

/// Calls that are over: the server searches and filters, parts are loaded as the list is scrolled, and what ends now
/// appears on top.
class CallHistoryPage : public Page
{
    Q_OBJECT

public:
    static constexpr int partLength = 100;

    /// Models and client outlive the page.
    CallHistoryPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent);

    bool loadsItself() const override { return true; }
    /// Loads the newest part anew, if the page has been looked at yet.
    void refresh();
    /// A call that has just ended.
    void add(const CallRecord &record);
    /// Shows only calls from or to this number.
    void search(const QString &number);
    /// Writes everything that the filter leaves.
    void exportTo(const QString &path);
    const CallHistoryModel &history() const { return m_history; }

Q_SIGNALS:
    void extensionWanted(const QString &number);
    void pushesWanted(const QString &callId);

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void staleChanged() override;
    bool isFilteredByServer() const override { return m_filter != CallHistoryFilter(); }
    void showEvent(QShowEvent *event) override;

private:
    void addColumns();
    void addFilters();
    void addDock();
    void askForFile();
    void load();
    void followDay();
    QCoro::Task<void> loadNewest(quint64 generation);
    QCoro::Task<void> loadOlder(quint64 generation);
    void fetchAtTheEnd();
    std::optional<CallRecord> current() const;

    ApiClient &m_client;
    LiveModels &m_models;
    CallHistoryModel m_history;
    CallHistoryFilter m_filter;
    std::optional<CallHistoryFilter> m_loadedFilter; ///< of the rows that are shown
    std::optional<int> m_days;                       ///< before today that the list begins with; none: all
    bool m_asked = false;                            ///< something was loaded, or is about to be
    quint64 m_generation = 0;                        ///< of the list that counts
    QTimer m_typing;
    QTimer m_day;
    QTimer m_retry;
    ActionButton *m_export = nullptr;
    ActionButton *m_pushes = nullptr;
    ActionButton *m_extension = nullptr;
    KeyValueList *m_values = nullptr;
};

} // namespace wakeline
