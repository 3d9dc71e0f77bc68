// SPDX-License-Identifier: GPL-3.0-or-later
#include "BackgroundAlerts.h"

#include "NotificationsDialog.h"
#include "SettingsPage.h"

#include <QApplication>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto muteTime = 1h;
constexpr auto stateDelay = 300ms;

} // namespace

BackgroundAlerts::BackgroundAlerts(const Appearance &look, MainWindow &window, ServerConnection &connection,
                                   Preferences &preferences)
    : m_look(look), m_window(window), m_connection(connection), m_preferences(preferences), m_watch(connection, m_board)
{
    connect(&m_board, &AlertBoard::alertRaised, this, &BackgroundAlerts::onAlert);
    connect(&m_board, &AlertBoard::changed, this, &BackgroundAlerts::showBoard);
    connect(&m_desktop, &DesktopNotifications::chosen, this, &BackgroundAlerts::follow);
    connect(&m_desktop, &DesktopNotifications::failed, this, [this](const Alert &alert) {
        m_tray.announce(alert);
        if (alert.sound)
            QApplication::beep();
    });
    connect(&window, &MainWindow::notificationsWanted, this, &BackgroundAlerts::openPreferences);
    connect(&window.settings(), &SettingsPage::notificationsWanted, this, &BackgroundAlerts::openPreferences);
    connectTray();
    connectState();
    apply(preferences.notifications());
    m_tray.show();
    window.installEventFilter(this);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &BackgroundAlerts::noteUse);
    noteUse();
}

void BackgroundAlerts::connectTray()
{
    connect(&m_tray, &Tray::windowWanted, &m_window, &MainWindow::comeForward);
    connect(&m_tray, &Tray::alertChosen, this, &BackgroundAlerts::follow);
    connect(&m_tray, &Tray::quitWanted, &m_window, &MainWindow::quit, Qt::QueuedConnection); // its menu goes with us
    connect(&m_tray, &Tray::muteWanted, this,
            [this](bool muted) { muted ? m_board.muteFor(muteTime) : m_board.unmute(); });
    connect(&m_tray, &Tray::availabilityChanged, this, [this](bool isThere) {
        apply(m_board.preferences());
        if (!isThere && m_window.isHidden())
            m_window.comeForward(); // else nothing would lead back to it
    });
}

void BackgroundAlerts::connectState()
{
    m_state.setSingleShot(true);
    m_state.setInterval(stateDelay);
    connect(&m_state, &QTimer::timeout, this, &BackgroundAlerts::showState);
    const auto later = [this] {
        if (!m_state.isActive())
            m_state.start();
    };
    connect(&m_connection.models.calls, &LiveTable::countsChanged, this, later);
    connect(&m_connection.models.system, &SystemStatusModel::changed, this, later);
    connect(&m_connection.feed, &EventFeed::statusChanged, this, later);
    showState();
}

void BackgroundAlerts::apply(const NotificationPreferences &preferences)
{
    m_board.setPreferences(preferences);
    m_tray.watch(preferences.stayInTray);
    m_window.setClosingHides(preferences.stayInTray && Tray::isThere());
}

void BackgroundAlerts::onAlert(const Alert &alert)
{
    if (alert.onDesktop)
        m_desktop.show(alert);
}

void BackgroundAlerts::follow(const Alert &alert)
{
    m_window.followAlert(alert);
}

void BackgroundAlerts::showState()
{
    TrayState state;
    state.connected = m_connection.feed.status().state == FeedStatus::State::Live;
    state.held = m_connection.models.calls.count(CallState::Held);
    state.onCall = m_connection.models.calls.count(CallState::Answered);
    state.failing = m_connection.models.system.failing();
    state.missed = m_board.missed();
    state.server = m_connection.profile().name;
    m_tray.tell(state);
}

void BackgroundAlerts::showBoard()
{
    m_tray.showAlerts(m_board.newest());
    m_tray.setMuted(m_board.isMuted());
    showState();
}

void BackgroundAlerts::openPreferences()
{
    m_window.comeForward();
    auto *dialog = new NotificationsDialog(m_look, m_board.preferences(), Tray::isThere(), &m_window);
    connect(dialog, &NotificationsDialog::saved, this, [this](const NotificationPreferences &preferences) {
        m_preferences.setNotifications(preferences);
        apply(preferences);
        m_window.say(tr("Notifications saved"));
    });
    connect(dialog, &NotificationsDialog::exampleWanted, this, &BackgroundAlerts::showExample);
    dialog->open();
}

void BackgroundAlerts::showExample()
{
    Alert alert;
    alert.kind = NoticeKind::Alarm;
    alert.key = QStringLiteral("example");
    alert.title = tr("This is how Wakeline tells you something");
    alert.text = tr("A click leads to the page that has more.");
    alert.onDesktop = true;
    alert.sound = m_board.preferences().sound;
    onAlert(alert);
}

void BackgroundAlerts::noteUse()
{
    m_board.setWindowInUse(m_window.isVisible() && !m_window.isMinimized() &&
                           QGuiApplication::applicationState() == Qt::ApplicationActive);
}

bool BackgroundAlerts::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
    case QEvent::WindowActivate:
        noteUse();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace wakeline
