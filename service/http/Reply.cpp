// SPDX-License-Identifier: GPL-3.0-or-later
#include "Reply.h"

#include "HttpLog.h"

#include <QHash>
#include <QJsonDocument>

namespace wakeline {

namespace {

constexpr auto unavailableRetry = std::chrono::seconds(2);
constexpr auto bearerChallenge = "Bearer realm=\"wakeline\"";

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject refusalBody(const Error &error, Shape shape)
{
    switch (shape) {
    case Shape::Detail:
        return {{QStringLiteral("detail"), error.message}};
    case Shape::Success:
        return {{QStringLiteral("success"), false}, {QStringLiteral("error"), error.message}};
    case Shape::Envelope:
        break;
    }
    QJsonObject envelope{{QStringLiteral("data"), QJsonValue::Null},
                         {QStringLiteral("error"), error.message},
                         {QStringLiteral("code"), error.code}};
    if (!error.field.isEmpty())
        envelope.insert(QStringLiteral("field"), error.field);
    return envelope;
}

} // namespace

Reply Reply::json(int status, const QJsonObject &object)
{
    return {status, {{"Content-Type", "application/json"}}, compact(object)};
}

Reply Reply::data(const QJsonValue &value)
{
    return json(200, {{QStringLiteral("data"), value}});
}

Reply Reply::created(const QJsonValue &value)
{
    return json(201, {{QStringLiteral("data"), value}});
}

Reply Reply::noContent()
{
    return {204, {}, {}};
}

Reply Reply::error(int status, const Error &error, Shape shape)
{
    Reply reply = json(status, refusalBody(error, shape));
    if (status == 503 || error.retryAfter)
        return std::move(reply).retryAfter(error.retryAfter.value_or(unavailableRetry));
    if (status == 401)
        return std::move(reply).withHeader("WWW-Authenticate", bearerChallenge); // RFC 9110 §11.6.1
    return reply;
}

Reply Reply::fromError(const Error &error, Shape shape)
{
    const int status = statusOf(error.code);
    if (status != 500)
        return Reply::error(status, error, shape);
    qCWarning(lcHttp).noquote() << "A request failed inside:" << error.code << error.message;
    return internalError(shape);
}

Reply Reply::internalError(Shape shape)
{
    return error(500, {QStringLiteral("internal"), QStringLiteral("Something went wrong inside the service")}, shape);
}

Reply &&Reply::withHeader(const QByteArray &name, const QByteArray &value) &&
{
    headers.set(name, value);
    return std::move(*this);
}

Reply &&Reply::withETag(qint64 version) &&
{
    return std::move(*this).withHeader("ETag", '"' + QByteArray::number(version) + '"');
}

Reply &&Reply::retryAfter(std::chrono::seconds delay) &&
{
    return std::move(*this).withHeader("Retry-After", QByteArray::number(qint64(delay.count())));
}

int statusOf(const QString &code)
{
    static const QHash<QString, int> table{
        {QStringLiteral("bad_request"), 400},
        {QStringLiteral("malformed_json"), 400},
        {QStringLiteral("wrong_type"), 400},
        {QStringLiteral("missing_field"), 400},
        {QStringLiteral("unknown_field"), 400},
        {QStringLiteral("invalid_value"), 400},
        {QStringLiteral("invalid_text"), 400},
        {QStringLiteral("unknown_tier"), 400},
        {QStringLiteral("unauthorized"), 401},
        {QStringLiteral("invalid_credentials"), 401},
        {QStringLiteral("bad_token"), 401},
        {QStringLiteral("invalid_code"), 401},
        {QStringLiteral("token_expired"), 401},
        {QStringLiteral("forbidden"), 403},
        {QStringLiteral("bad_audio"), 400},
        {QStringLiteral("not_found"), 404},
        {QStringLiteral("method_not_allowed"), 405},
        {QStringLiteral("conflict"), 409},
        {QStringLiteral("number_taken"), 409},
        {QStringLiteral("name_taken"), 409},
        {QStringLiteral("last_admin"), 409},
        {QStringLiteral("bad_settings"), 409},
        {QStringLiteral("fixed_by_settings"), 409},
        {QStringLiteral("too_many_devices"), 409},
        {QStringLiteral("call_not_answered"), 409},
        {QStringLiteral("transfer_running"), 409},
        {QStringLiteral("import_running"), 409},
        {QStringLiteral("stale"), 412},
        {QStringLiteral("too_large"), 413},
        {QStringLiteral("unsupported_media_type"), 415},
        {QStringLiteral("range_not_satisfiable"), 416},
        {QStringLiteral("throttled"), 429},
        {QStringLiteral("internal"), 500},
        {QStringLiteral("not_implemented"), 501},
        {QStringLiteral("push_failed"), 502},
        {QStringLiteral("transfer_refused"), 502}, // by the phone
        {QStringLiteral("overloaded"), 503},
        {QStringLiteral("database_unavailable"), 503},
        {QStringLiteral("unavailable"), 503},
        {QStringLiteral("timeout"), 503},
        {QStringLiteral("database_full"), 503},
        {QStringLiteral("storage_full"), 503},
        {QStringLiteral("outcome_unknown"), 503}, // lost while committing: read before writing again
        {QStringLiteral("log_unavailable"), 503}, // neither database nor disk took the push log's row
        {QStringLiteral("shutting_down"), 503},
    };
    return table.value(code, 500);
}

QByteArray reasonPhrase(int status)
{
    static const QHash<int, QByteArray> phrases{
        {100, "Continue"},
        {101, "Switching Protocols"},
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
    };
    return phrases.value(status, "Unknown");
}

} // namespace wakeline
