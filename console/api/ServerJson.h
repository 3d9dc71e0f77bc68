// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiLog.h"
#include "ApiPage.h"
#include "KnownFields.h"

namespace wakeline {

/// What the server sends, read as a wire type. The service is strict with what it is sent; the console reads a newer
/// server, and so passes over fields it does not know.
template <WireType T>
Result<T> fromServer(const QJsonObject &object)
{
    return fromJson<T>(json::knownFields<T>(object));
}

/// One page of a list. An item that cannot be read (an enum value of a newer server) is left out rather than hiding all
/// the others, and counted.
template <WireType T>
Result<ApiPage<T>> pageFromServer(const QJsonObject &data)
{
    const QJsonValue items = data.value(QLatin1String("items"));
    if (!items.isArray())
        return missingField(QStringLiteral("items"));
    ApiPage<T> page;
    for (const QJsonValue item : items.toArray()) {
        auto value = fromServer<T>(item.toObject());
        if (value) {
            page.items.append(std::move(*value));
        } else {
            ++page.unreadable;
            qCWarning(lcApi).noquote() << "An item of a list is left out:" << value.error().message;
        }
    }
    page.total = data.value(QLatin1String("total")).toInteger(page.items.size() + page.unreadable);
    return page;
}

} // namespace wakeline
