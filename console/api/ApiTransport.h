// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"
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
};

/// A success: the envelope's `data`.
struct ApiReply
{
    int status = 0;
    QJsonObject data; ///< empty for 204
    QByteArray etag;
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

    /// Never resolves after this object is gone: what is under way then ends as Cancelled.
    QCoro::Task<ApiResult<ApiReply>> send(ApiRequest request);

    /// How far the server's clock is ahead of ours, by the Date of its last answer (whole seconds).
    std::optional<std::chrono::milliseconds> clockAhead() const { return m_clockAhead; }

private:
    QNetworkReply *start(const ApiRequest &request);
    void checkCertificate(QNetworkReply *reply, const QList<QSslError> &errors);
    void noteDate(const QNetworkReply &reply);

    QUrl m_server;
    ServerTrust &m_trust;
    std::chrono::milliseconds m_timeout;
    QNetworkAccessManager m_network;
    std::optional<std::chrono::milliseconds> m_clockAhead;
    bool m_closing = false;
};

} // namespace wakeline
