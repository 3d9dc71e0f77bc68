// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerAddress.h"

#include <QRegularExpression>

namespace wakeline {

namespace {

/// A proxy on this machine says how it was asked; any other peer's word is not taken.
bool cameOverTls(const Request &request, bool tls)
{
    const QByteArray forwarded = request.headers.combined("X-Forwarded-Proto").trimmed().toLower();
    if (request.peer.isLoopback() && !forwarded.isEmpty())
        return forwarded.split(',').last().trimmed() == "https";
    return tls && request.listener == Listener::Public;
}

} // namespace

Result<QString> ServerAddress::of(const Request &request) const
{
    if (!publicUrl.isEmpty())
        return publicUrl.endsWith(u'/') ? publicUrl.chopped(1) : publicUrl;
    static const QRegularExpression shape(
        QStringLiteral("\\A([A-Za-z0-9]([A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}\\])(:[0-9]{1,5})?\\z"));
    const QString host = QString::fromLatin1(request.headers.combined("Host").trimmed());
    if (!shape.match(host).hasMatch())
        return failure(QStringLiteral("invalid_value"),
                       QStringLiteral("the request's Host is no address for phones: set http.public_url"));
    return (cameOverTls(request, tls) ? QStringLiteral("https://") : QStringLiteral("http://")) + host;
}

} // namespace wakeline
