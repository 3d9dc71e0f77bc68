// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QProcess>
#include <QVariantMap>

namespace wakeline {

/// A session bus of its own, and on it a desktop that shows notifications to nobody.
class DeskStandIn : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint id = 0;
        uint replaced = 0;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };

    /// Starts the bus, which the process uses from then on. To be made before anything asks for the session bus.
    DeskStandIn();
    ~DeskStandIn() override;

    bool isRunning() const { return m_running; }
    /// Takes the name of the notification service, or gives it up.
    void setServing(bool serving);
    void setCapabilities(const QStringList &capabilities) { m_capabilities = capabilities; }
    const QList<Shown> &shown() const { return m_shown; }
    void forget() { m_shown.clear(); }
    void click(uint id) { Q_EMIT ActionInvoked(id, QStringLiteral("default")); }

public Q_SLOTS: // as the specification names them
    QStringList GetCapabilities() const { return m_capabilities; }
    uint Notify(const QString &program, uint replaced, const QString &icon, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int timeout);

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QProcess m_bus;
    bool m_running = false;
    QStringList m_capabilities{QStringLiteral("actions"), QStringLiteral("body")};
    QList<Shown> m_shown;
    uint m_last = 0;
};

} // namespace wakeline
