// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonValue>
#include <QObject>
#include <QPromise>
#include <QQueue>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <memory>

namespace wakeline {

/// Calls Kamailio's RPC methods over its unix datagram socket (module jsonrpcs).
///
/// One datagram asks, one answers, and the answer is matched by its id. Answers are small: Kamailio cannot send more
/// than 128 kB in one datagram and drops what is longer, so lists are fetched in another way (KamailioResync).
class JsonRpcSocket : public QObject
{
    Q_OBJECT

public:
    /// \param path         Kamailio's socket (WAKELINE_KAMAILIO_RPC)
    /// \param replyFolder  where ours is made, in a folder of its own. Kamailio answers by that path and must see it:
    /// the
    ///                     /tmp of a systemd unit with PrivateTmp is nobody else's.
    explicit JsonRpcSocket(QString path, QString replyFolder = QDir::tempPath(), QObject *parent = nullptr);
    ~JsonRpcSocket() override;

    /// \return the member `result`; errors: `rpc_unavailable` (nobody listens), `rpc_timeout`, `rpc_busy` (too many
    /// calls wait), or Kamailio's own error as `rpc_failed`
    QCoro::Task<Result<QJsonValue>> call(QString method, QJsonArray params, std::chrono::milliseconds deadline);

private:
    using Reply = Result<QJsonValue>;
    struct Pending
    {
        QByteArray datagram;
        QDeadlineTimer deadline;
        std::shared_ptr<QPromise<Reply>> promise;
    };

    Result<void> open();
    void close();
    void sendWaiting();
    void receive();
    void expire();
    void finish(const QString &id, const Reply &reply);

    QString m_path;
    QString m_replyFolder;
    int m_socket = -1;
    std::unique_ptr<QTemporaryDir> m_directory; ///< private to us; holds the socket that answers come to
    std::unique_ptr<QSocketNotifier> m_readable;
    QHash<QString, Pending> m_pending;
    QQueue<QString> m_unsent;
    int m_inFlight = 0;
    QTimer m_sweep;
};

} // namespace wakeline
