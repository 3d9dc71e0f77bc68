// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpHeaders.h"
#include "Reply.h"

namespace wakeline {

/// How a reply has to look on its connection.
struct ReplyFrame
{
    QByteArray requestId;
    int minorVersion = 1;
    bool headOnly = false; ///< the request was HEAD
    bool keepAlive = true;
};

/// The bytes of a reply: status line, the reply's own fields, the ones every answer carries, and the body, unless it is
/// a file: hasFileToSend() then says that it is to follow.
QByteArray writeReply(const Reply &reply, const ReplyFrame &frame);

bool hasFileToSend(const Reply &reply, const ReplyFrame &frame);

/// What QHttpServer reads of a request: which exchange it belongs to. The request itself stays with the guard
/// (ConnectionGuard::takeRequest()), for QHttpServer reads a head byte by byte.
QByteArray writeRequest(const QByteArray &exchange);

/// Names the exchange between the guard and the adapter.
inline constexpr char exchangeField[] = "E";

/// The caller's X-Request-Id if it is sane (1 to 64 of letters, digits, `. _ -`), else a new one.
QByteArray requestIdOf(const HttpHeaders &headers);

} // namespace wakeline
