// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "NotificationPolicy.h"
#include "TrayMark.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

namespace wakeline {

/// What the tray says of the console while its window is not in view.
struct TrayState
{
    bool connected = false;
    int held = 0;
    int onCall = 0;
    int failing = 0; ///< parts of the service that are not well
    int missed = 0;  ///< alerts that nobody has looked at yet
    QString server;

    bool operator==(const TrayState &) const = default;
};

/// The console's icon in the desktop's tray, and its menu. On a desktop without a tray nothing is shown, and nothing
/// else differs.
class Tray : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype alertsShown = 5;

    Tray();
    ~Tray() override;

    static bool isThere() { return QSystemTrayIcon::isSystemTrayAvailable(); }

    void show();
    /// Says when the desktop's tray comes or goes: whoever hides the window behind the icon must know.
    void watch(bool watched);
    void tell(const TrayState &state);
    /// \param newest  newest first
    void showAlerts(const QList<Alert> &newest);
    void setMuted(bool muted);
    /// For desktops whose notifications come through the tray.
    void announce(const Alert &alert);

    QMenu &menu() { return m_menu; }
    QString toolTip() const { return m_icon.toolTip(); }
    /// "2 held, 7 on call".
    static QString words(const TrayState &state);

Q_SIGNALS:
    void windowWanted();
    void alertChosen(const wakeline::Alert &alert);
    void muteWanted(bool muted);
    void quitWanted();
    /// The desktop has a tray from now on, or has none any more.
    void availabilityChanged(bool isThere);

private:
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QMenu *m_alerts = nullptr;
    QAction *m_mute = nullptr;
    std::optional<TrayMark> m_mark;
    std::optional<Alert> m_announced;
    QTimer m_look;
    bool m_wasThere = false;
};

} // namespace wakeline
