// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AlertWatch.h"
#include "DesktopNotifications.h"
#include "MainWindow.h"
#include "Preferences.h"
#include "Tray.h"

namespace wakeline {

/// What keeps the operator informed while the window is not looked at: the tray and the desktop's notifications. Lives
/// as long as the window that it leads back to.
class BackgroundAlerts : public QObject
{
    Q_OBJECT

public:
    /// Everything given outlives this object.
    BackgroundAlerts(const Appearance &look, MainWindow &window, ServerConnection &connection,
                     Preferences &preferences);

    Tray &tray() { return m_tray; }
    AlertBoard &board() { return m_board; }
    /// The dialog that chooses what is told.
    void openPreferences();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectTray();
    void connectState();
    void apply(const NotificationPreferences &preferences);
    void onAlert(const Alert &alert);
    void follow(const Alert &alert);
    void showState();
    void showBoard();
    void showExample();
    void noteUse();

    const Appearance &m_look;
    MainWindow &m_window;
    ServerConnection &m_connection;
    Preferences &m_preferences;
    AlertBoard m_board;
    AlertWatch m_watch;
    DesktopNotifications m_desktop;
    Tray m_tray;
    QTimer m_state; ///< a burst of events makes one new tooltip
};

} // namespace wakeline
