// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "FilterProxies.h"
#include "LiveModels.h"
#include "Page.h"

#include <QTimer>

namespace wakeline {

class ActionButton;
class Chip;
class IconButton;
class Label;
class WakeHistogram;
class PushLogDock;
class PushLogSearch;
class SwitchButton;

/// Every push and what became of it, newest first; the dock says why in plain words.
class PushLogPage : public Page
{
    Q_OBJECT

public:
    /// Models and client outlive the page.
    PushLogPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent);

    void setWritable(bool writable, const QString &why);
    /// Shows only what matches this text of the search language, `call:<Call-ID>` for one.
    void search(const QString &text);
    /// Failed pushes among those shown, for the sidebar.
    int failedCount() const;

Q_SIGNALS:
    void extensionWanted(const QString &number);

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void staleChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addColumns();
    void addFilters();
    void addFollow();
    void addDock();
    void showCounts();
    void onQuery();
    void showSearch();
    void addHistogram();
    void showLatencies();
    void setFollowing(bool following);
    void onScrolled();
    void onArrived(int count);
    void jumpToNewest();
    void placeNewButton();
    QCoro::Task<void> testPush(QString number);

    PushLogFilterProxy &log() const;

    LiveModels &m_models;
    ApiClient &m_client;
    SwitchButton *m_follow = nullptr;
    ActionButton *m_newButton = nullptr;
    int m_arrived = 0;
    bool m_scrollingByItself = false;
    PushLogSearch *m_search = nullptr;
    Label *m_problems = nullptr;
    Label *m_searched = nullptr; ///< how far the log was looked through
    WakeHistogram *m_histogram = nullptr;
    IconButton *m_histogramSwitch = nullptr;
    QTimer m_latencies; ///< at most once a second
    Chip *m_all = nullptr;
    QHash<int, Chip *> m_resultChips;
    QHash<int, Chip *> m_providerChips;
    PushLogDock *m_dockParts = nullptr;
    bool m_writable = true;
    QString m_whyNot;
};

} // namespace wakeline
