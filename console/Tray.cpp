// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tray.h"

#include <QGuiApplication>
#include <QLocale>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto lookEvery = 5s; // Qt does not say when a tray comes or goes

/// What a menu shows is no mnemonic.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

Tray::Tray() : m_wasThere(isThere())
{
    m_menu.setAccessibleName(tr("Wakeline Console"));
    QAction *open = m_menu.addAction(tr("Show Wakeline"), this, &Tray::windowWanted);
    m_menu.setDefaultAction(open);
    m_alerts = m_menu.addMenu(tr("Newest alerts"));
    m_mute = m_menu.addAction(tr("Mute for 1 hour"));
    m_mute->setCheckable(true);
    connect(m_mute, &QAction::triggered, this, &Tray::muteWanted);
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), this, &Tray::quitWanted);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT windowWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] {
        if (m_announced)
            Q_EMIT alertChosen(*m_announced);
    });
    connect(&m_look, &QTimer::timeout, this, [this] {
        const bool there = isThere();
        if (std::exchange(m_wasThere, there) == there)
            return;
        show();
        Q_EMIT availabilityChanged(there);
    });
    tell({});
    showAlerts({});
}

Tray::~Tray() = default;

void Tray::show()
{
    // On X11 Qt waits for a tray by itself; elsewhere it would only complain.
    m_icon.setVisible(isThere() || QGuiApplication::platformName() == QLatin1String("xcb"));
}

void Tray::watch(bool watched)
{
    watched ? m_look.start(lookEvery) : m_look.stop(); // each look asks the session bus
}

QString Tray::words(const TrayState &state)
{
    QStringList parts;
    if (!state.connected)
        parts.append(tr("Not connected"));
    else
        parts.append(tr("%1 held, %2 on call").arg(state.held).arg(state.onCall));
    if (state.connected && state.failing > 0)
        parts.append(state.failing == 1 ? tr("1 part is not well")
                                        : tr("%n parts are not well", nullptr, state.failing));
    if (state.missed > 0)
        parts.append(state.missed == 1 ? tr("1 missed alert") : tr("%n missed alerts", nullptr, state.missed));
    return parts.join(QStringLiteral(", "));
}

void Tray::tell(const TrayState &state)
{
    const QString words = Tray::words(state);
    m_icon.setToolTip(state.server.isEmpty() ? words : QStringLiteral("%1\n%2").arg(state.server, words));
    TrayMark mark;
    mark.connected = state.connected;
    mark.attention = !state.connected    ? TrayMark::Attention::None
                     : state.failing > 0 ? TrayMark::Attention::Failed
                     : state.held > 0    ? TrayMark::Attention::Held
                                         : TrayMark::Attention::None;
    mark.missed = state.missed;
    if (m_mark == mark)
        return; // a new icon travels to the desktop as pixels
    m_mark = mark;
    m_icon.setIcon(trayIcon(mark));
}

void Tray::showAlerts(const QList<Alert> &newest)
{
    m_alerts->clear();
    if (newest.isEmpty())
        m_alerts->addAction(tr("None yet"))->setEnabled(false);
    for (const Alert &alert : newest.mid(0, alertsShown)) {
        const QString words = tr("%1  %2").arg(QLocale().toString(alert.at.time(), QLocale::ShortFormat), alert.title);
        m_alerts->addAction(menuText(words), this, [this, alert] { Q_EMIT alertChosen(alert); });
    }
}

void Tray::setMuted(bool muted)
{
    m_mute->setChecked(muted);
}

void Tray::announce(const Alert &alert)
{
    m_announced = alert;
    if (m_icon.isVisible() && QSystemTrayIcon::supportsMessages())
        m_icon.showMessage(alert.title, alert.text, trayIcon({}));
}

} // namespace wakeline
