// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace wakeline {

struct Http2Header
{
    QByteArray name; ///< in lower case, as HTTP/2 demands
    QByteArray value;

    bool operator==(const Http2Header &) const = default;
};

/// A request without its `:scheme` and `:authority`, which the client adds.
struct Http2Request
{
    QByteArray method = "POST";
    QByteArray path = {};
    QList<Http2Header> headers = {};
    QByteArray body = {};

    bool operator==(const Http2Request &) const = default;
};

/// Why there is no answer. Only after MaybeDelivered and Deadline may the peer have acted on the request.
enum class Http2Failure {
    None,
    Refused,        ///< the peer refused the stream (or left it behind its GOAWAY) until the deadline: not processed
    NotSent,        ///< no connection before the deadline, or the client was destroyed: nothing left this machine
    MaybeDelivered, ///< sent, at least in part, and then the stream or the connection broke
    Deadline,       ///< sent, and the deadline passed without an answer
    QueueFull,
    Tls, ///< the handshake failed, the certificate is not trusted, or the peer does not speak HTTP/2
};

struct Http2Answer
{
    int status = 0;
    QList<Http2Header> headers = {};
    QByteArray body = {}; ///< its first 64 KB
    Http2Failure failure = Http2Failure::None;
    QString problem = {}; ///< for the log, if there is a failure

    bool operator==(const Http2Answer &) const = default;

    /// \param name  in lower case
    QByteArray header(QByteArrayView name) const
    {
        for (const Http2Header &header : headers) {
            if (header.name == name)
                return header.value;
        }
        return {};
    }
};

} // namespace wakeline
