// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebSocketHandshake.h"

#include <QtEndian>

namespace wakeline {

namespace {

constexpr qsizetype keySize = 16;

Reply refused(int status, const char *code, const char *message)
{
    return Reply::error(status, {QString::fromLatin1(code), QString::fromLatin1(message)});
}

bool isKey(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == keySize;
}

/// Browsers say where the page came from, and send a user's cookies and network position with it: only our own pages
/// may open a feed. Programs send no Origin.
bool isForeignOrigin(const HttpHeaders &headers)
{
    const QByteArray origin = headers.value("Origin");
    if (!headers.contains("Origin"))
        return false;
    const qsizetype scheme = origin.indexOf("://");
    return scheme < 0 || origin.sliced(scheme + 3).compare(headers.value("Host"), Qt::CaseInsensitive) != 0;
}

} // namespace

std::optional<Reply> refuseHandshake(const FramedRequest &request)
{
    const HttpHeaders &headers = request.headers;
    if (request.method != "GET" || request.minorVersion == 0)
        return refused(400, "bad_request", "A WebSocket handshake is a GET of HTTP/1.1");
    if (headers.combined("Sec-WebSocket-Version") != "13") {
        return refused(426, "upgrade_required", "Only WebSocket version 13 is spoken here")
            .withHeader("Sec-WebSocket-Version", "13");
    }
    if (headers.count("Sec-WebSocket-Key") != 1 || !isKey(headers.value("Sec-WebSocket-Key")))
        return refused(400, "bad_request", "Sec-WebSocket-Key must be 16 bytes in base64");
    if (headers.count("Origin") > 1 || isForeignOrigin(headers))
        return refused(403, "forbidden", "Pages of other sites may not open the live feed");
    return std::nullopt;
}

QByteArray textFrame(const QByteArray &utf8)
{
    constexpr char finalText = '\x81';
    constexpr qsizetype shortest = 125;
    QByteArray frame;
    frame.reserve(utf8.size() + 10);
    frame.append(finalText);
    if (utf8.size() <= shortest) {
        frame.append(static_cast<char>(utf8.size()));
    } else if (utf8.size() <= 0xffff) {
        const quint16 size = qToBigEndian(static_cast<quint16>(utf8.size()));
        frame.append('\x7e').append(reinterpret_cast<const char *>(&size), sizeof size);
    } else {
        const quint64 size = qToBigEndian(static_cast<quint64>(utf8.size()));
        frame.append('\x7f').append(reinterpret_cast<const char *>(&size), sizeof size);
    }
    return frame.append(utf8);
}

} // namespace wakeline
