// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"
#include "Request.h"

/// The filters of lists, out of a request's query: no value where one is not there, and `invalid_value` with its name
/// where it is malformed.
namespace wakeline::query {

std::unexpected<Error> invalid(const QString &name, const QString &expected);

/// One of the enum's names.
template <NamedEnum E>
Result<std::optional<E>> choiceOf(const Request &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<E>();
    if (const auto known = enumFromName<E>(request.queryValue(name)))
        return std::optional<E>(*known);
    return invalid(name, enumChoices<E>());
}

/// The id of an entry of the list.
Result<std::optional<qint64>> idOf(const Request &request, const QString &name);

/// RFC 3339.
Result<std::optional<QDateTime>> timeOf(const Request &request, const QString &name);

} // namespace wakeline::query
