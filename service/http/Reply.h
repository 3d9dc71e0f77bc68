// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FileBody.h"
#include "HttpHeaders.h"
#include "Result.h"

#include <QJsonObject>
#include <QJsonValue>

#include <chrono>

namespace wakeline {

/// How the clients of a family expect to be refused.
enum class Shape {
    Envelope, ///< `{"data": null, "error": message, "code": code, "field"?}`
    Detail,   ///< `{"detail": message}`: what FastAPI answers, and the clients that were written against it expect
    Success,  ///< `{"success": false, "error": message}`
};

/// What a route answers. A value: the server writes it if the client is still there.
struct Reply
{
    int status = 200;
    HttpHeaders headers;
    QByteArray body;
    std::optional<FileBody> file = {}; ///< sent instead of `body`

    bool operator==(const Reply &) const = default;

    /// 200 `{"data": …}`.
    static Reply data(const QJsonValue &value);
    /// 201 `{"data": …}`.
    static Reply created(const QJsonValue &value);
    static Reply noContent();
    /// JSON without the envelope: `/healthz` and the families whose clients expect none.
    static Reply json(int status, const QJsonObject &object);
    /// A refusal in this shape, with `Retry-After` and `WWW-Authenticate` where they belong.
    static Reply error(int status, const Error &error, Shape shape = Shape::Envelope);
    /// The status that belongs to the error's code (statusOf). A code that is not in the table is a 500 that names no
    /// internals; the error itself goes to the log.
    static Reply fromError(const Error &error, Shape shape = Shape::Envelope);
    /// 500 without a word of why.
    static Reply internalError(Shape shape = Shape::Envelope);

    Reply &&withHeader(const QByteArray &name, const QByteArray &value) &&;
    /// `ETag: "version"`, the one that Request::ifMatch reads.
    Reply &&withETag(qint64 version) &&;
    Reply &&retryAfter(std::chrono::seconds delay) &&;
};

/// The HTTP status of an error code; 500 for a code that is not in the table.
int statusOf(const QString &code);

/// `Not Found` for 404 (RFC 9110 §15).
QByteArray reasonPhrase(int status);

} // namespace wakeline
