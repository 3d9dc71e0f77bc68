// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReferRequest.h"

#include <QRegularExpression>

namespace wakeline {

namespace {

/// What stands between angle brackets, or behind `tag=`: strangers wrote it.
bool isSafe(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("\\A[!#-;=?-~]{1,1000}\\z"));
    return shape.match(text).hasMatch();
}

bool isSafeRouteSet(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("\\A(<[!#-;=?-~]{1,500}>[ ,]*){0,10}\\z"));
    return shape.match(text).hasMatch();
}

} // namespace

Result<QByteArray> ReferRequest::bytes() const
{
    for (const QString &text : {callId, from.uri, from.tag, from.contact, to.uri, to.tag, to.contact, domain, target}) {
        if (!isSafe(text))
            return failure(QStringLiteral("invalid_value"),
                           QStringLiteral("What the SIP server knows of the call cannot be written into a message."));
    }
    if (!isSafeRouteSet(to.routeSet))
        return failure(QStringLiteral("invalid_value"), QStringLiteral("The route to the phone cannot be read."));
    const QString route = to.routeSet.isEmpty() ? QString() : QStringLiteral("Route: %1\r\n").arg(to.routeSet);
    // Port 9 is "discard": the answer is read where Kamailio forwards it, and nobody else waits for it.
    const QStringList lines{
        QStringLiteral("REFER %1 SIP/2.0").arg(to.contact),
        QStringLiteral("Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK%1").arg(QLatin1String(token)),
        QStringLiteral("Max-Forwards: 70"),
        QStringLiteral("Route: <sip:%1;lr>\r\n%2From: <%3>;tag=%4").arg(domain, route, from.uri, from.tag),
        QStringLiteral("To: <%1>;tag=%2").arg(to.uri, to.tag),
        QStringLiteral("Call-ID: %1").arg(callId),
        QStringLiteral("CSeq: %1 REFER").arg(from.cseq + 1),
        QStringLiteral("Contact: <%1>").arg(from.contact),
        QStringLiteral("Refer-To: <%1>").arg(target),
        QStringLiteral("Referred-By: <%1>").arg(from.uri),
        QStringLiteral("X-Wakeline-Refer: %1").arg(QLatin1String(token)),
        QStringLiteral("Content-Length: 0\r\n\r\n")};
    return lines.join(QLatin1String("\r\n")).toUtf8();
}

} // namespace wakeline
