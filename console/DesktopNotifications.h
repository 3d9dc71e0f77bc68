// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "NotificationPolicy.h"

#include <QMap>
#include <QObject>
#include <QVariantMap>

class QDBusPendingCallWatcher;

namespace wakeline {

/// The notifications of a Linux desktop (org.freedesktop.Notifications, version 1.2 of its specification).
///
/// Not QSystemTrayIcon::showMessage(), which cannot say which of several notifications was clicked, cannot take the
/// place of an earlier one, and is silent on a desktop without a tray (docs/decisions/0160).
class DesktopNotifications : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifications(QObject *parent = nullptr);

    /// Answers with failed() if there is nobody to show it. An alert takes the place of an earlier one with its key.
    void show(const Alert &alert);

Q_SIGNALS:
    /// The notification was clicked.
    void chosen(const wakeline::Alert &alert);
    /// This desktop shows none.
    void failed(const wakeline::Alert &alert);

private Q_SLOTS:
    void onAction(uint id, const QString &action);
    void onClosed(uint id, uint reason);

private:
    void askCapabilities();
    void send(const Alert &alert);
    QString bodyOf(const Alert &alert) const;

    QMap<uint, Alert> m_shown; ///< by the desktop's number, oldest first
    QList<Alert> m_waiting;    ///< until the desktop has said what it can do
    bool m_asked = false;
    std::optional<QStringList> m_capabilities;
};

} // namespace wakeline
