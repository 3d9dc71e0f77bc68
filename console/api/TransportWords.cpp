// SPDX-License-Identifier: GPL-3.0-or-later
#include "TransportWords.h"

#include <QLocale>

namespace wakeline {

bool isTransportError(QNetworkReply::NetworkError error)
{
    // 201 to 299 and 401 to 499 stand for HTTP status codes; so does this one, for 400.
    const bool isStatus = error == QNetworkReply::ProtocolInvalidOperationError ||
                          (error > QNetworkReply::UnknownProxyError && error <= QNetworkReply::UnknownContentError) ||
                          (error > QNetworkReply::ProtocolFailure && error <= QNetworkReply::UnknownServerError);
    return error != QNetworkReply::NoError && !isStatus;
}

ApiError transportError(QNetworkReply::NetworkError error, const QUrl &server, std::chrono::milliseconds timeout)
{
    const QString host = server.host();
    const QString address =
        QStringLiteral("%1:%2").arg(host).arg(server.port(server.scheme() == QLatin1String("http") ? 80 : 443));
    ApiError result;
    result.neverSent = error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError ||
                       error == QNetworkReply::SslHandshakeFailedError ||
                       error == QNetworkReply::ProxyConnectionRefusedError ||
                       error == QNetworkReply::ProxyNotFoundError;
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        result.message = TransportWords::tr("Nothing answers at %1. Is the service running?").arg(address);
        break;
    case QNetworkReply::HostNotFoundError:
        result.message = TransportWords::tr("No computer of the name %1 is known.").arg(host);
        break;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        result.kind = ApiError::Kind::TimedOut;
        result.message = TransportWords::tr("%1 did not answer within %2 s.")
                             .arg(host, QLocale().toString(static_cast<double>(timeout.count()) / 1000.0));
        break;
    case QNetworkReply::RemoteHostClosedError:
        result.message = TransportWords::tr("%1 closed the connection before its answer was whole.").arg(host);
        break;
    case QNetworkReply::SslHandshakeFailedError:
        result.kind = ApiError::Kind::Certificate;
        result.message = TransportWords::tr("No secure connection to %1 could be made.").arg(address);
        break;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        result.message = TransportWords::tr("This computer has no network.");
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        result.message =
            TransportWords::tr("The proxy between here and %1 does not let the connection through.").arg(host);
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
        result.kind = ApiError::Kind::BadAnswer;
        result.message = TransportWords::tr("What answers at %1 does not speak HTTP.").arg(address);
        break;
    default:
        result.message = TransportWords::tr("The connection to %1 failed.").arg(address);
        break;
    }
    return result;
}

} // namespace wakeline
