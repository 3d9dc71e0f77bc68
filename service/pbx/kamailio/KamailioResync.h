// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EvapiConnection.h"
#include "JsonRpcSocket.h"

#include <QCoroTask>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace wakeline {

/// Fetches all that Kamailio holds: the list of users over evapi in pieces, then each user's bindings by RPC.
///
/// One `ul.dump` would be one datagram, and Kamailio cannot send more than 128 kB: that ends near 180 registrations.
class KamailioResync : public QObject
{
    Q_OBJECT

public:
    KamailioResync(EvapiConnection &evapi, JsonRpcSocket &rpc, QObject *parent = nullptr);
    ~KamailioResync() override;

    /// One at a time: a second call while one is running fails with `resync_busy`.
    QCoro::Task<Result<PbxSnapshot>> fetch();

    /// Hands in a piece of a list that arrived over evapi.
    void take(const EvapiListPiece &piece);

    /// The connection is gone: what is running fails.
    void abandon();

private:
    using Text = Result<QByteArray>;
    struct Work; ///< shared by the lookups that run side by side

    QCoro::Task<Result<QJsonValue>> list(QString what);
    QCoro::Task<void> lookUp(std::shared_ptr<Work> work);
    void finishList(const Text &text);

    EvapiConnection &m_evapi;
    JsonRpcSocket &m_rpc;
    bool m_running = false;
    QString m_what;
    QByteArray m_text;
    std::shared_ptr<QPromise<Text>> m_list;
    QTimer m_deadline;
};

} // namespace wakeline
