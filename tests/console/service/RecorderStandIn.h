// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>

namespace wakeline {

/// Tells wakelined of recordings, as the recorder does; what they hold lies in the spool (SpoolPair).
class RecorderStandIn : public QObject
{
    Q_OBJECT

public:
    /// \param socket  path of the socket that wakelined connects to
    explicit RecorderStandIn(const QString &socket);

    bool isConnected() const { return m_service && m_service->state() == QLocalSocket::ConnectedState; }
    void tellFinished(const QString &uid, const QString &mailbox);
    /// Ids of the recordings that became messages.
    const QStringList &kept() const { return m_kept; }

private:
    void greet();
    void read();

    QLocalServer m_server;
    QPointer<QLocalSocket> m_service;
    QStringList m_kept;
};

} // namespace wakeline
