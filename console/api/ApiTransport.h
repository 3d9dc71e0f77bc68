// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"
#include "ClockOffset.h"
#include "ServerTrust.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QPointer>
#include <QUrlQuery>

class QNetworkReply;

namespace wakeline {

/// A long transfer, as whoever asked for it follows and ends it; what it belongs to ends with this object.
class Transfer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void cancel() { Q_EMIT cancelled(); }

Q_SIGNALS:
    /// \param total  -1: unknown
    void progressed(qint64 done, qint64 total);
    void cancelled();
};

struct ApiRequest
{
    QByteArray method; ///< "GET", "POST", …
    QString path;      ///< `/api/v1/…`
    QUrlQuery query = {};
    std::optional<QJsonObject> body = {};
    QByteArray ifMatch = {};
    QByteArray idempotencyKey = {};
    QString token = {}; ///< bearer; never logged
    QByteArray accept = "application/json";
    bool pathIsEncoded = false; ///< a part of it is percent-encoded, since it may hold a slash
    QByteArray upload = {};     ///< a file for a body, instead of `body`
    QByteArray uploadType = "application/octet-stream";
    QPointer<Transfer> transfer = {}; ///< it is a large file: allowed to take its time
};

/// A success: the envelope's `data`.
struct ApiReply
{
    int status = 0;
    QJsonObject data; ///< empty for 204
    QByteArray etag;
    QByteArray content = {}; ///< of an answer that is a file, not an envelope
    QByteArray link = {};    ///< RFC 8288
};

/// Sends one request to the server and reads the envelope. Knows TLS, timeouts and the words for what goes wrong; knows
/// nothing of sessions.
class ApiTransport : public QObject
{
    Q_OBJECT

public:
    /// \param trust    outlives this object
    /// \param timeout  longest silence of the server within one request
    ApiTransport(QUrl server, ServerTrust &trust, std::chrono::milliseconds timeout, QObject *parent = nullptr);
    ~ApiTransport() override;

    QCoro::Task<ApiResult<ApiReply>> send(ApiRequest request);

    /// Ends what is under way as Cancelled, while whoever awaits it still exists. Nothing can be sent afterwards.
    void close();

    /// How far the server's clock is ahead of ours, by the Date of its answers.
    std::optional<std::chrono::milliseconds> clockAhead() const { return m_clock.ahead(); }

    static constexpr qint64 answerLimit = 16 * 1024 * 1024; ///< bytes
    static constexpr qint64 fileLimit = 128 * 1024 * 1024;  ///< of a file that is followed by a Transfer

private:
    QNetworkReply *start(const ApiRequest &request);
    void follow(QNetworkReply &reply, Transfer &transfer);
    ApiResult<ApiReply> read(QNetworkReply &reply);
    void forgetConnections();

    QUrl m_server;
    ServerTrust &m_trust;
    std::chrono::milliseconds m_timeout;
    QNetworkAccessManager m_network;
    ClockOffset m_clock;
    bool m_closing = false;
};

} // namespace wakeline
