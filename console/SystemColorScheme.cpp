// SPDX-License-Identifier: GPL-3.0-or-later
#include "SystemColorScheme.h"

#include "SessionBus.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace wakeline {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString group = QStringLiteral("org.freedesktop.appearance");
const QString key = QStringLiteral("color-scheme");
constexpr uint prefersDark = 1; // 0: no preference, 2: light
constexpr int portalTimeout = 2000;

} // namespace

SystemColorScheme::SystemColorScheme(QObject *parent) : QObject(parent)
{
    m_dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    if (hasSessionBus())
        askPortal();
}

void SystemColorScheme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    read << group << key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read, portalTimeout), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            apply(reply.value().variant());
    });
}

void SystemColorScheme::onSettingChanged(const QString &changedGroup, const QString &changedKey,
                                         const QDBusVariant &value)
{
    if (changedGroup == group && changedKey == key)
        apply(value.variant());
}

void SystemColorScheme::apply(const QVariant &value)
{
    // The portal wraps the value in one more variant than it documents.
    const QVariant plain = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    const bool dark = plain.toUInt() == prefersDark;
    if (std::exchange(m_dark, dark) != dark)
        Q_EMIT changed();
}

} // namespace wakeline
