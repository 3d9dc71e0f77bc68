// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"
#include "ClockOffset.h"
#include "ServerTrust.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrlQuery>

class QNetworkReply;

namespace wakeline {

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

private:
    QNetworkReply *start(const ApiRequest &request);
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
