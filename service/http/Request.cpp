// SPDX-License-Identifier: GPL-3.0-or-later
#include "Request.h"

#include <array>

namespace wakeline {

namespace {

constexpr std::array methodNames{
    std::pair{Method::Get, "GET"},         std::pair{Method::Head, "HEAD"},   std::pair{Method::Post, "POST"},
    std::pair{Method::Put, "PUT"},         std::pair{Method::Patch, "PATCH"}, std::pair{Method::Delete, "DELETE"},
    std::pair{Method::Options, "OPTIONS"},
};

constexpr int longestPage = 100;

/// A whole number of `?name=`, or `fallback` where it is not there.
Result<int> queryNumber(const Request &request, const QString &name, int fallback, int least, int most)
{
    if (!request.query.hasQueryItem(name))
        return fallback;
    bool ok = false;
    const int number = request.queryValue(name).toInt(&ok);
    if (!ok || number < least || number > most) {
        return failure(QStringLiteral("invalid_value"),
                       QStringLiteral("%1 must be a whole number from %2 to %3").arg(name).arg(least).arg(most), name);
    }
    return number;
}

} // namespace

std::optional<Method> methodFromName(QByteArrayView name)
{
    for (const auto &[method, known] : methodNames) {
        if (name == known)
            return method;
    }
    return std::nullopt;
}

QByteArray methodName(Method method)
{
    for (const auto &[known, name] : methodNames) {
        if (known == method)
            return name;
    }
    return {};
}

Result<qint64> Request::idParameter(const QString &name) const
{
    bool ok = false;
    const qint64 id = parameter(name).toLongLong(&ok);
    if (!ok || id < 0)
        return failure(QStringLiteral("not_found"),
                       QStringLiteral("There is nothing with the id \"%1\"").arg(parameter(name)));
    return id;
}

QString Request::queryValue(const QString &name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

Result<Paging> Request::paging() const
{
    const auto limit = queryNumber(*this, QStringLiteral("limit"), Paging{}.limit, 1, longestPage);
    if (!limit)
        return std::unexpected(limit.error());
    const auto offset = queryNumber(*this, QStringLiteral("offset"), 0, 0, std::numeric_limits<int>::max());
    if (!offset)
        return std::unexpected(offset.error());
    return Paging{*limit, *offset};
}

Result<QJsonObject> Request::json() const
{
    const QByteArray type = headers.value("Content-Type").split(';').first().trimmed().toLower();
    if (!type.isEmpty() && type != "application/json" && !type.endsWith("+json"))
        return failure(QStringLiteral("unsupported_media_type"), QStringLiteral("The body must be application/json"));
    return parseObject(body);
}

Result<std::optional<qint64>> Request::ifMatch() const
{
    const QByteArray wanted = headers.value("If-Match").trimmed();
    if (wanted.isEmpty() || wanted == "*")
        return std::optional<qint64>();
    bool ok = wanted.size() > 2 && wanted.startsWith('"') && wanted.endsWith('"');
    const qint64 version = ok ? wanted.sliced(1, wanted.size() - 2).toLongLong(&ok) : 0;
    if (!ok)
        return failure(QStringLiteral("stale"), QStringLiteral("If-Match names no version of this resource"));
    return std::optional(version);
}

QString Request::bearerToken() const
{
    const QByteArray value = headers.value("Authorization").trimmed();
    const qsizetype space = value.indexOf(' ');
    if (space < 0 || value.first(space).compare("Bearer", Qt::CaseInsensitive) != 0)
        return {};
    return QString::fromLatin1(value.sliced(space + 1).trimmed());
}

OperatorIdentity Request::operatorIdentity() const
{
    const auto *known = std::get_if<OperatorIdentity>(&identity);
    return known ? *known : OperatorIdentity{};
}

AppIdentity Request::appIdentity() const
{
    const auto *known = std::get_if<AppIdentity>(&identity);
    return known ? *known : AppIdentity{};
}

} // namespace wakeline
