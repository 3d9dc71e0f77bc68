// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "FeedStatus.h"
#include "LiveModels.h"

#include "Appearance.h"

#include <QMainWindow>
#include <QTimer>

class QAction;
class QStackedWidget;

namespace wakeline {

class Banner;
class CallHistoryPage;
class CallsPage;
class ExtensionsPage;
class Page;
class PushLogPage;
class RegistrationsPage;
class Sidebar;
class Toast;

enum class ThemeChoice { System, Light, Dark };

/// The console's window: sidebar, banner, and the page in view. It shows what it is told and asks for the rest.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum PageNumber { Calls, Registrations, Extensions, CallHistory, PushLog };

    /// Everything given outlives the window.
    MainWindow(const Appearance &look, LiveModels &models, ApiClient &client, const ConnectionProfile &profile);

    void setAccount(const Operator &account);
    void setLink(const FeedStatus &status, std::optional<std::chrono::milliseconds> roundTrip);
    void setStale(bool stale, const QDateTime &since);
    void setLoading(bool loading);
    void setLoaded();
    void setLoadError(const ApiError &error, const QDateTime &nextAttempt);
    /// A device came, changed or went: what is shown of it is loaded anew.
    void refreshDevices();
    /// A call is over.
    void addCallRecord(const CallRecord &record);
    void say(const QString &text);
    void warn(const QString &text);

    void showPage(int page);
    Page *page(int page) const;
    int currentPage() const;
    void setThemeChoice(ThemeChoice choice);
    void setSidebarNarrow(bool narrow);
    bool isSidebarNarrow() const { return m_sidebarNarrow; }

Q_SIGNALS:
    void reloadWanted();
    void reconnectWanted();
    void signOutWanted();
    void switchConnectionWanted();
    void themeChosen(wakeline::ThemeChoice choice);
    void closed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addPages();
    void addPage(Page *page, Icon icon);
    void addMenu();
    void addKeys();
    void connectPages();
    void showBadges();
    void applySidebar();
    void openGoTo();
    void showExtension(const QString &number);
    void announce(const QString &text);
    void showLink();
    QList<Page *> livePages() const;

    const Appearance &m_look;
    LiveModels &m_models;
    ApiClient &m_client;
    ConnectionProfile m_profile;
    Sidebar *m_sidebar = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    Toast *m_toast = nullptr;
    CallsPage *m_calls = nullptr;
    RegistrationsPage *m_registrations = nullptr;
    ExtensionsPage *m_extensions = nullptr;
    CallHistoryPage *m_history = nullptr;
    PushLogPage *m_pushLog = nullptr;
    QHash<ThemeChoice, QAction *> m_themeActions;
    bool m_sidebarNarrow = false;
    bool m_wasLost = false;
    FeedStatus m_status;
    std::optional<std::chrono::milliseconds> m_roundTrip;
    QTimer m_second; ///< counts down in the footer while the link is lost
};

} // namespace wakeline
