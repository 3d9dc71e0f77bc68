// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeskStandIn.h"

namespace wakeline {

namespace {

const QString connectionName = QStringLiteral("desk");
const QString service = QStringLiteral("org.freedesktop.Notifications");
constexpr int patience = 20'000; ///< milliseconds

} // namespace

DeskStandIn::DeskStandIn()
{
    m_bus.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    if (!m_bus.waitForStarted(patience) || !m_bus.waitForReadyRead(patience))
        return;
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection bus = QDBusConnection::connectToBus(QString::fromLatin1(address), connectionName);
    m_running =
        bus.isConnected() && bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
}

DeskStandIn::~DeskStandIn()
{
    QDBusConnection::disconnectFromBus(connectionName);
    m_bus.kill();
    m_bus.waitForFinished(patience);
}

void DeskStandIn::setServing(bool serving)
{
    QDBusConnection bus(connectionName);
    if (serving)
        bus.registerService(service);
    else
        bus.unregisterService(service);
}

uint DeskStandIn::Notify(const QString &, uint replaced, const QString &, const QString &title, const QString &text,
                         const QStringList &actions, const QVariantMap &hints, int)
{
    const uint id = replaced > 0 ? replaced : ++m_last;
    m_shown.append({id, replaced, title, text, actions, hints});
    return id;
}

} // namespace wakeline
