// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApiTransport.h"

#include "ApiLog.h"
#include "ConnectionProfile.h"
#include "Json.h"
#include "ServerWords.h"
#include "TransportWords.h"

#include <QCoroSignal>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

namespace wakeline {

namespace {

constexpr auto certificateRefused = "wakeline.certificateRefused"; // property of a reply
constexpr auto tooLarge = "wakeline.tooLarge";
constexpr auto cancelled = "wakeline.cancelled";
constexpr int wholeAnswerFactor = 4; // an answer that trickles may take this many timeouts in all
constexpr int wholeFileFactor = 40;  // a file over a slow line

/// RFC 9110 §10.2.3: seconds, or a date.
std::optional<std::chrono::seconds> retryAfter(const QNetworkReply &reply)
{
    const QByteArray value = reply.rawHeader("Retry-After").trimmed();
    bool isNumber = false;
    if (const int seconds = value.toInt(&isNumber); isNumber && seconds >= 0)
        return std::chrono::seconds(seconds);
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(value), Qt::RFC2822Date);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::max<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(date)));
}

QString tlsName(QSsl::SslProtocol protocol)
{
    return protocol == QSsl::TlsV1_3 ? QStringLiteral("TLS 1.3") : QStringLiteral("TLS 1.2");
}

/// The server's own words, if these are its words; else plain ones about the status.
ApiError refusal(const QNetworkReply &reply, int status, const QByteArray &body)
{
    ApiError error;
    error.kind = ApiError::Kind::Refused;
    error.status = status;
    error.requestId = QString::fromLatin1(reply.rawHeader("X-Request-Id")).left(128);
    error.retryAfter = retryAfter(reply);
    const auto envelope = parseObject(body);
    if (envelope && envelope->value(QLatin1String("error")).isString()) {
        error.code = envelope->value(QLatin1String("code")).toString();
        error.message = serverWords(error.code, envelope->value(QLatin1String("error")).toString());
        error.field = envelope->value(QLatin1String("field")).toString();
    } else {
        const QString reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
        error.message = TransportWords::tr("The server answered %1.")
                            .arg(QStringLiteral("%1 %2").arg(status).arg(reason).trimmed());
    }
    return error;
}

std::unexpected<ApiError> notWakeline(const QNetworkReply &reply, int status, const QString &message)
{
    return std::unexpected(ApiError{.kind = ApiError::Kind::BadAnswer,
                                    .message = message,
                                    .status = status,
                                    .code = {},
                                    .field = {},
                                    .requestId = QString::fromLatin1(reply.rawHeader("X-Request-Id")).left(128),
                                    .retryAfter = {}});
}

} // namespace

ApiTransport::ApiTransport(QUrl server, ServerTrust &trust, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent), m_server(std::move(server)), m_trust(trust), m_timeout(timeout)
{
    // A connection made under the old decision must not carry a request under the new one.
    connect(&m_trust, &ServerTrust::pinChanged, this, &ApiTransport::forgetConnections);
}

ApiTransport::~ApiTransport()
{
    close();
}

void ApiTransport::close()
{
    m_closing = true;
    const auto replies = m_network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->abort();
}

void ApiTransport::forgetConnections()
{
    m_network.clearAccessCache();
}

QCoro::Task<ApiResult<ApiReply>> ApiTransport::send(ApiRequest request)
{
    const auto ended = [](ApiError::Kind kind, QString message) {
        ApiError error;
        error.kind = kind;
        error.message = std::move(message);
        return std::unexpected(error);
    };
    if (m_closing)
        co_return ended(ApiError::Kind::Cancelled, {});
    if (m_server.scheme() != QLatin1String("https") && !isLoopback(m_server))
        co_return ended(ApiError::Kind::Unreachable,
                        TransportWords::tr("Over http the password would travel readable; use https."));
    const QPointer<ApiTransport> self(this);
    for (bool again = true;; again = false) {
        const QPointer<QNetworkReply> reply(start(request));
        co_await qCoro(reply.data(), &QNetworkReply::finished);
        if (!self || !reply || m_closing)
            co_return ended(ApiError::Kind::Cancelled, {});
        reply->deleteLater();
        if (reply->property(cancelled).toBool())
            co_return ended(ApiError::Kind::Cancelled, {});
        if (!reply->property(certificateRefused).toBool())
            co_return read(*reply);
        // The request has not been sent yet: TLS ended before it.
        const bool trusted = again && co_await m_trust.askOperator();
        if (!self || m_closing)
            co_return ended(ApiError::Kind::Cancelled, {});
        if (!trusted)
            co_return ended(ApiError::Kind::Certificate,
                            TransportWords::tr("The certificate of %1 is not trusted.").arg(m_server.host()));
    }
}

/// \note QNetworkAccessManager gives no way to set TCP_NODELAY, which costs a POST up to 40 ms on a far link; calls
/// here are rare and made by hand. HTTP/2 is off, as it hangs after a GOAWAY in Qt 6.4.
QNetworkReply *ApiTransport::start(const ApiRequest &request)
{
    QUrl url = m_server;
    url.setPath(request.path, request.pathIsEncoded ? QUrl::StrictMode : QUrl::DecodedMode);
    url.setQuery(request.query);
    QNetworkRequest message(url);
    message.setTransferTimeout(static_cast<int>(m_timeout.count()));
    message.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    message.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    message.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    message.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    message.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    message.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("wakeline-console/" WAKELINE_VERSION));
    message.setRawHeader("Accept", request.accept);
    if (!request.token.isEmpty())
        message.setRawHeader("Authorization", "Bearer " + request.token.toLatin1());
    if (!request.ifMatch.isEmpty())
        message.setRawHeader("If-Match", request.ifMatch);
    if (!request.idempotencyKey.isEmpty())
        message.setRawHeader("Idempotency-Key", request.idempotencyKey);
    QByteArray body;
    if (request.body) {
        message.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        body = QJsonDocument(*request.body).toJson(QJsonDocument::Compact);
    } else if (!request.upload.isEmpty()) {
        message.setHeader(QNetworkRequest::ContentTypeHeader, request.uploadType);
        body = request.upload;
    }
    QNetworkReply *reply = m_network.sendCustomRequest(message, request.method, body);

    const auto refuse = [reply] {
        reply->setProperty(certificateRefused, true);
        reply->abort();
    };
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply, refuse](const QList<QSslError> &errors) {
        if (m_trust.accepts(m_server.host(), reply->sslConfiguration().peerCertificate(), errors))
            reply->ignoreSslErrors(errors);
        else if (!reply->sslConfiguration().peerCertificate().isNull())
            refuse();
    });
    connect(reply, &QNetworkReply::encrypted, this, [this, reply, refuse] {
        const QSslConfiguration tls = reply->sslConfiguration();
        const QSslCertificate certificate = tls.peerCertificate();
        const bool pinned = !m_trust.pinned().isEmpty();
        // Without errors so far, only a pin can still speak against it; nothing of the request has been sent.
        if (pinned && !m_trust.accepts(m_server.host(), certificate, {}))
            return refuse();
        m_trust.setConnection({tlsName(tls.sessionProtocol()), pinned, certificate.expiryDate().toUTC()});
    });
    const qint64 limit = request.transfer ? fileLimit : answerLimit;
    connect(reply, &QNetworkReply::downloadProgress, this, [reply, limit](qint64 received, qint64) {
        if (received > limit) {
            reply->setProperty(tooLarge, true);
            reply->abort();
        }
    });
    if (request.transfer)
        follow(*reply, *request.transfer);
    QTimer::singleShot(m_timeout * (request.transfer ? wholeFileFactor : wholeAnswerFactor), reply,
                       &QNetworkReply::abort);
    return reply;
}

void ApiTransport::follow(QNetworkReply &reply, Transfer &transfer)
{
    const auto cancel = [&reply, gone = static_cast<QObject *>(&transfer)] {
        reply.setProperty(cancelled, true);
        QObject::disconnect(&reply, nullptr, gone, nullptr); // abort() tells of its progress, perhaps into ~QObject
        reply.abort();
    };
    connect(&transfer, &Transfer::cancelled, &reply, cancel);
    connect(&transfer, &QObject::destroyed, &reply, cancel);
    connect(&reply, &QNetworkReply::downloadProgress, &transfer, &Transfer::progressed);
    connect(&reply, &QNetworkReply::uploadProgress, &transfer, [&transfer](qint64 done, qint64 total) {
        if (total > 0)
            Q_EMIT transfer.progressed(done, total);
    });
}

ApiResult<ApiReply> ApiTransport::read(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.property(tooLarge).toBool())
        return notWakeline(reply, status, TransportWords::tr("The server's answer is too large to be right."));
    if (isTransportError(reply.error()) || status == 0) {
        ApiError error = transportError(reply.error(), m_server, m_timeout);
        qCInfo(lcApi).noquote() << "No answer from" << m_server.host() << "-" << reply.errorString();
        return std::unexpected(error);
    }
    m_clock.sample(QDateTime::fromString(QString::fromLatin1(reply.rawHeader("Date")), Qt::RFC2822Date).toUTC(),
                   QDateTime::currentDateTimeUtc());
    const QByteArray body = reply.readAll();
    if (status >= 300 && status < 400)
        return notWakeline(reply, status,
                           TransportWords::tr("The server sends on to %1; enter that address instead.")
                               .arg(QString::fromUtf8(reply.rawHeader("Location")).left(200)));
    if (status >= 400)
        return std::unexpected(refusal(reply, status, body));
    if (status == 204)
        return ApiReply{status, {}, {}};
    const QByteArray type = reply.rawHeader("Content-Type");
    if (type.startsWith("text/csv") || type.startsWith("audio/") || type.startsWith("application/x-pem-file"))
        return ApiReply{status, {}, reply.rawHeader("ETag"), body, reply.rawHeader("Link")};
    const auto envelope = parseObject(body);
    if (!envelope || !envelope->value(QLatin1String("data")).isObject())
        return notWakeline(reply, status, TransportWords::tr("What answers there is not a Wakeline server."));
    return ApiReply{status, envelope->value(QLatin1String("data")).toObject(), reply.rawHeader("ETag")};
}

} // namespace wakeline
