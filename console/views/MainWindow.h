// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "FeedStatus.h"
#include "LiveModels.h"
#include "RoleRights.h"

#include "Appearance.h"

#include <QMainWindow>
#include <QTimer>

class QAction;
class QStackedWidget;

namespace wakeline {

class AuditPage;
class Banner;
class CallHistoryPage;
class CallsPage;
class DashboardPage;
class ExtensionsPage;
class InstallationPage;
class LicensesPage;
class OperatorsPage;
class Page;
class PushLogPage;
class RegistrationsPage;
class SettingsPage;
class Sidebar;
class SystemStatusPage;
class Toast;
class VoicemailPage;
class WindowPage;
enum class Tile;
struct Alert;
struct AttentionRow;

enum class ThemeChoice { System, Light, Dark };

/// The console's window: sidebar, banner, and the page in view. It shows what it is told and asks for the rest.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// In the order of the sidebar. A window may lack some of them: a role decides which.
    enum PageNumber {
        PageAsLeft = -1, ///< no page: that which was open last
        Dashboard,
        Calls,
        Registrations,
        Extensions,
        Voicemail,
        CallHistory,
        PushLog,
        SystemStatus,
        Licenses,
        Installation,
        Operators,
        AuditLog,
        Settings,
    };
    Q_ENUM(PageNumber)
    /// Its name, which stays when others come and go.
    static QString pageName(int page);
    /// Those of the command line: "call-history".
    static QStringList pageNames();
    /// Reads both.
    static std::optional<int> pageNamed(const QString &name);

    /// Everything given outlives the window.
    MainWindow(const Appearance &look, LiveModels &models, ApiClient &client, const ConnectionProfile &profile);

    /// Pages that the operator's role may not read are gone from then on; what it may not do is switched off.
    void setAccount(const Operator &account);
    void setLink(const FeedStatus &status, std::optional<std::chrono::milliseconds> roundTrip);
    void setStale(bool stale, const QDateTime &since);
    void setLoading(bool loading);
    void setLoaded();
    void setLoadError(const ApiError &error, const QDateTime &nextAttempt);
    /// A device of this extension came, changed or went: what is shown of it is loaded anew.
    void refreshDevices(const QString &extension);
    /// A call is over.
    void addCallRecord(const CallRecord &record);
    /// A message came, was read, or was restored.
    void changeVoicemail(const VoicemailChange &change);
    void removeVoicemail(const VoicemailChange &change);
    /// What an operator has just done.
    void addAuditEntry(const AuditEntry &entry);
    SettingsPage &settings() const { return *m_settings; }
    LicensesPage &licenses() const { return *m_licenses; }
    InstallationPage &installation() const { return *m_installation; }
    void say(const QString &text);
    void warn(const QString &text);

    /// A page that the role may not read is not shown.
    void showPage(int page);
    bool mayShow(int page) const;
    /// Those that the role may read, in the order of the sidebar and of Ctrl+1 to 9.
    QList<int> pagesInView() const;
    /// The page, if it is there and lists live rows.
    Page *page(int page) const;
    /// \return null if there is none of this number
    WindowPage *windowPage(int page) const { return m_pages.value(page); }
    QList<WindowPage *> pages() const { return m_pages.values(); }
    QList<int> pageNumbers() const { return m_pages.keys(); }
    int currentPage() const;
    void setThemeChoice(ThemeChoice choice);
    void setSidebarNarrow(bool narrow);
    bool isSidebarNarrow() const { return m_sidebarNarrow; }
    /// Closing it only hides it from then on; quit() ends all the same.
    void setClosingHides(bool hides) { m_closingHides = hides; }
    /// Not over a dialog that is open: it comes forward instead, with what was typed or is shown once.
    void quit();
    /// In front of the others, wherever it was.
    void comeForward();
    /// What the alert is about, where it is looked at.
    void followAlert(const Alert &alert);

Q_SIGNALS:
    void reloadWanted();
    void reconnectWanted();
    void signOutWanted();
    void switchConnectionWanted();
    void themeChosen(wakeline::ThemeChoice choice);
    /// The operator wants to choose what to be told of.
    void notificationsWanted();
    void closed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addPages();
    void addPage(PageNumber number, WindowPage *page, Icon icon, std::optional<Right> toRead);
    bool leadToOpenDialog();
    void addMenu();
    void addKeys();
    void connectPages();
    void showBadges();
    void applySidebar();
    void openGoTo();
    void changePassword();
    void showExtension(const QString &number);
    /// The page behind a tile of the dashboard, filtered to what the tile counts.
    void openTile(Tile tile);
    void follow(const AttentionRow &row);
    qint64 boxNumbered(const QString &number) const;
    void announce(const QString &text);
    void showLink();
    QList<WindowPage *> livePages() const;
    WindowPage &currentWindowPage() const;

    const Appearance &m_look;
    LiveModels &m_models;
    ApiClient &m_client;
    ConnectionProfile m_profile;
    Sidebar *m_sidebar = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    QMap<int, WindowPage *> m_pages; ///< by PageNumber, in the order of the sidebar
    Toast *m_toast = nullptr;
    DashboardPage *m_dashboard = nullptr;
    SystemStatusPage *m_systemStatus = nullptr;
    CallsPage *m_calls = nullptr;
    RegistrationsPage *m_registrations = nullptr;
    ExtensionsPage *m_extensions = nullptr;
    CallHistoryPage *m_history = nullptr;
    VoicemailPage *m_voicemail = nullptr;
    PushLogPage *m_pushLog = nullptr;
    LicensesPage *m_licenses = nullptr;
    OperatorsPage *m_operators = nullptr;
    AuditPage *m_auditLog = nullptr;
    SettingsPage *m_settings = nullptr;
    InstallationPage *m_installation = nullptr;
    QHash<int, std::optional<Right>> m_toRead; ///< of each page; no value: it is everybody's
    Role m_role = Role::Admin;
    QHash<ThemeChoice, QAction *> m_themeActions;
    bool m_sidebarNarrow = false;
    bool m_closingHides = false;
    bool m_wasLost = false;
    FeedStatus m_status;
    std::optional<std::chrono::milliseconds> m_roundTrip;
    QTimer m_second; ///< counts down in the footer while the link is lost
};

} // namespace wakeline
