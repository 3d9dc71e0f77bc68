// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopNotifications.h"

#include "SessionBus.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLoggingCategory>

namespace wakeline {

namespace {

Q_LOGGING_CATEGORY(lcDesktop, "wakeline.desktop")

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString interface = service;
const QString defaultAction = QStringLiteral("default"); ///< a click on the notification itself
constexpr int patience = 5000;                           ///< milliseconds; starting the daemon is included
constexpr int desktopDecides = -1;                       ///< how long it is shown
constexpr qsizetype remembered = 50;

enum Urgency : uchar { Normal = 1, Critical = 2 };

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, interface, method);
}

bool isCritical(NoticeKind kind)
{
    return kind == NoticeKind::Certificate || kind == NoticeKind::Link || kind == NoticeKind::Part;
}

} // namespace

DesktopNotifications::DesktopNotifications(QObject *parent) : QObject(parent)
{
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, interface, QStringLiteral("ActionInvoked"), this, SLOT(onAction(uint, QString)));
    bus.connect(service, path, interface, QStringLiteral("NotificationClosed"), this, SLOT(onClosed(uint, uint)));
}

void DesktopNotifications::show(const Alert &alert)
{
    if (!hasSessionBus()) {
        Q_EMIT failed(alert);
        return;
    }
    if (m_capabilities) {
        send(alert);
        return;
    }
    m_waiting.append(alert);
    if (m_waiting.size() > remembered)
        m_waiting.removeFirst();
    if (!std::exchange(m_asked, true))
        askCapabilities();
}

void DesktopNotifications::askCapabilities()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    auto *watcher =
        new QDBusPendingCallWatcher(bus.asyncCall(callOf(QStringLiteral("GetCapabilities")), patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> reply = *watcher;
        m_asked = false;
        if (reply.isValid())
            m_capabilities = reply.value();
        else
            qCInfo(lcDesktop).noquote() << "This desktop shows no notifications:" << reply.error().message();
        for (const Alert &alert : std::exchange(m_waiting, {}))
            m_capabilities ? send(alert) : Q_EMIT failed(alert);
    });
}

/// What a caller or a provider wrote must not be read as markup.
QString DesktopNotifications::bodyOf(const Alert &alert) const
{
    return m_capabilities->contains(QStringLiteral("body-markup")) ? alert.text.toHtmlEscaped() : alert.text;
}

void DesktopNotifications::send(const Alert &alert)
{
    uint replaced = 0;
    for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it) {
        if (it->key == alert.key)
            replaced = it.key();
    }
    QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("wakeline-console")},
                      {QStringLiteral("urgency"),
                       QVariant::fromValue<uchar>(isCritical(alert.kind) ? Urgency::Critical : Urgency::Normal)}};
    if (alert.sound)
        hints.insert(QStringLiteral("sound-name"), QStringLiteral("message-new-instant"));
    else
        hints.insert(QStringLiteral("suppress-sound"), true);
    QDBusMessage notify = callOf(QStringLiteral("Notify"));
    notify << QStringLiteral("Wakeline Console") << replaced << QStringLiteral("wakeline-console") << alert.title
           << bodyOf(alert) << QStringList{defaultAction, tr("Open")} << hints << desktopDecides;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(notify, patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, alert] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isValid()) {
            m_capabilities.reset(); // another daemon may come; it is asked anew
            qCInfo(lcDesktop).noquote() << "A notification was not shown:" << reply.error().message();
            Q_EMIT failed(alert);
            return;
        }
        m_shown.insert(reply.value(), alert);
        if (m_shown.size() > remembered)
            m_shown.erase(m_shown.begin());
    });
}

void DesktopNotifications::onAction(uint id, const QString &action)
{
    const auto shown = m_shown.constFind(id);
    if (shown == m_shown.cend() || action != defaultAction)
        return;
    const Alert alert = *shown;
    Q_EMIT chosen(alert);
}

void DesktopNotifications::onClosed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace wakeline
