// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpHeaders.h"
#include "Identity.h"

#include <QHash>
#include <QHostAddress>
#include <QJsonObject>
#include <QUrlQuery>

#include <memory>
#include <optional>

namespace wakeline {

struct AuditNote;

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

/// The method of this (case-sensitive) name.
std::optional<Method> methodFromName(QByteArrayView name);
QByteArray methodName(Method method);

enum class Listener {
    Public,
    Pbx, ///< serves the pbx routes and everything else
};

/// `?limit=` and `?offset=` of a list.
struct Paging
{
    int limit = 20;
    int offset = 0;

    bool operator==(const Paging &) const = default;
};

/// One request as a route sees it: whole, checked, routed and authenticated. A value: a handler may keep it as long as
/// it likes, whatever becomes of the client.
struct Request
{
    Method method = Method::Get;
    QByteArray path;                    ///< as sent, percent-encoded, without the query
    QHash<QString, QString> parameters; ///< of the route's pattern, decoded
    QUrlQuery query;
    HttpHeaders headers;
    QByteArray body;
    QHostAddress peer;
    QByteArray id; ///< X-Request-Id
    Listener listener = Listener::Public;
    Identity identity;
    std::shared_ptr<AuditNote> audit = {}; ///< where the act goes into the audit log, and may be described there

    /// The `{name}` of the route's pattern.
    QString parameter(const QString &name) const { return parameters.value(name); }

    /// A parameter that is a 64-bit id; `not_found` if it is no number, since no such thing can exist.
    Result<qint64> idParameter(const QString &name = QStringLiteral("id")) const;

    /// `?name=` decoded; empty where it is not there.
    QString queryValue(const QString &name) const;

    /// `?limit=` (1 to 100) and `?offset=`; a malformed one is `invalid_value`.
    Result<Paging> paging() const;

    /// The body as one JSON object. A Content-Type that says something else is `unsupported_media_type`.
    Result<QJsonObject> json() const;

    /// The version that `If-Match` asks for; none if there is no such header or it is `*`. Only strong ETags as
    /// Reply::withETag writes them can match: another one is `stale`.
    Result<std::optional<qint64>> ifMatch() const;

    /// The token of `Authorization: Bearer …`; empty where there is none.
    QString bearerToken() const;

    /// The signed-in operator. Only behind an operator route; elsewhere it is an empty identity.
    OperatorIdentity operatorIdentity() const;

    /// The signed-in app. Only behind an app's route; elsewhere it is an empty identity.
    AppIdentity appIdentity() const;
};

} // namespace wakeline
