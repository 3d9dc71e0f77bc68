// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "MainWindow.h"
#include "NotificationPolicy.h"
#include "SavedFilter.h"
#include "TableLayout.h"

class QSettings;

namespace wakeline {

/// How voicemail is played.
struct PlayerChoices
{
    double speed = 1;
    double volume = 1; ///< 0 to 1
    QByteArray device; ///< empty: the system's own

    bool operator==(const PlayerChoices &) const = default;
};

/// What the console remembers between two runs beside its connections. No secret.
class Preferences
{
public:
    /// \param settings  outlives this object
    explicit Preferences(QSettings &settings);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    /// A code of languages(); empty: as the system.
    QString language() const;
    void setLanguage(const QString &code);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// A MainWindow::PageNumber, or MainWindow::PageAsLeft.
    int startPage() const;
    void setStartPage(int page);
    /// The page that was open last in a window of this connection.
    /// \param profile  its id
    int lastPage(const QString &profile) const;
    void setLastPage(const QString &profile, int page);
    /// Of connections that are not there any more nothing is kept.
    void forgetPagesBut(const QStringList &profiles);

    bool sidebarNarrow() const;
    void setSidebarNarrow(bool narrow);

    /// Of the extensions page.
    QList<SavedFilter> extensionFilters() const;
    void setExtensionFilters(const QList<SavedFilter> &filters);

    NotificationPreferences notifications() const;
    void setNotifications(const NotificationPreferences &preferences);

    /// \param table  the name of its page
    TableLayout tableLayout(const QString &table) const;
    void setTableLayout(const QString &table, const TableLayout &layout);

    PlayerChoices playerChoices() const;
    void setPlayerChoices(const PlayerChoices &choices);

private:
    QSettings &m_settings;
};

/// "system", "light" or "dark".
std::optional<ThemeChoice> themeChoice(const QString &name);
QString themeName(ThemeChoice choice);

} // namespace wakeline
