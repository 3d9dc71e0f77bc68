// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpWriting.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qsizetype longestRequestId = 64;

/// A reply with these statuses has no body and no Content-Length (RFC 9110 §8.6).
bool isBodyless(int status)
{
    return status < 200 || status == 204 || status == 304;
}

/// Sent with every answer unless the route says otherwise: answers are data for programs, never pages to be framed,
/// sniffed or kept by a cache.
const HttpHeaders &commonFields()
{
    static const HttpHeaders fields{
        {"Cache-Control", "no-store"},      {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},        {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
        {"Referrer-Policy", "no-referrer"},
    };
    return fields;
}

void writeField(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    // A handler that puts foreign text into a header must not be able to split the answer.
    const auto breaksLine = [](QByteArrayView text) {
        return std::ranges::any_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    };
    if (breaksLine(name) || breaksLine(value))
        return;
    out.append(name).append(": ").append(value).append("\r\n");
}

/// IMF-fixdate (RFC 9110 §5.6.7), written once per second.
QByteArray httpDate()
{
    thread_local qint64 second = 0;
    thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
        text = QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
    }
    return text;
}

} // namespace

QByteArray writeReply(const Reply &reply, const ReplyFrame &frame)
{
    QByteArray out;
    out.reserve(512 + (frame.headOnly ? 0 : reply.body.size()));
    out += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n";
    writeField(out, "Date", httpDate());
    for (const auto &[name, value] : reply.headers.fields())
        writeField(out, name, value);
    for (const auto &[name, value] : commonFields().fields()) {
        if (!reply.headers.contains(name))
            writeField(out, name, value);
    }
    writeField(out, "X-Request-Id", frame.requestId);
    if (!isBodyless(reply.status))
        writeField(out, "Content-Length", QByteArray::number(reply.file ? reply.file->length : reply.body.size()));
    if (!frame.keepAlive)
        writeField(out, "Connection", "close");
    else if (frame.minorVersion == 0)
        writeField(out, "Connection", "keep-alive");
    out += "\r\n";
    if (!reply.file && !frame.headOnly && !isBodyless(reply.status))
        out += reply.body;
    return out;
}

bool hasFileToSend(const Reply &reply, const ReplyFrame &frame)
{
    return reply.file && reply.file->length > 0 && !frame.headOnly && !isBodyless(reply.status);
}

QByteArray writeRequest(const QByteArray &exchange)
{
    return QByteArray("GET / HTTP/1.1\r\n") + exchangeField + ": " + exchange + "\r\n\r\n";
}

QByteArray requestIdOf(const HttpHeaders &headers)
{
    const QByteArray sent = headers.value("X-Request-Id");
    const auto sane = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    };
    if (!sent.isEmpty() && sent.size() <= longestRequestId && std::ranges::all_of(sent, sane))
        return sent;
    return QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, '0');
}

} // namespace wakeline
