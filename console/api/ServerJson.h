// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiLog.h"
#include "ApiPage.h"
#include "Json.h"

namespace wakeline {

/// What the server sends, read as a wire type. The service is strict with what it is sent; the console reads a newer
/// server, and so passes over fields it does not know.
namespace serverjson {

template <typename V>
struct IsList : std::false_type
{};
template <WireType T>
struct IsList<QList<T>> : std::true_type
{
    using Item = T;
};

template <WireType T>
QJsonObject knownFields(const QJsonObject &object);

template <typename V>
QJsonValue knownPart(const QJsonValue &value)
{
    if constexpr (WireType<V>) {
        return value.isObject() ? QJsonValue(knownFields<V>(value.toObject())) : value;
    } else if constexpr (IsList<V>::value) {
        if (!value.isArray())
            return value;
        QJsonArray items;
        for (const QJsonValue item : value.toArray())
            items.append(knownPart<typename IsList<V>::Item>(item));
        return items;
    } else if constexpr (json::IsOptional<V>::value) {
        return knownPart<typename V::value_type>(value);
    } else {
        return value;
    }
}

template <WireType T>
QJsonObject knownFields(const QJsonObject &object)
{
    QJsonObject known;
    const auto keep = [&]<typename Owner, typename V>(const Field<Owner, V> &field) {
        const auto it = object.constFind(QLatin1String(field.name));
        if (it != object.constEnd())
            known.insert(it.key(), knownPart<V>(it.value()));
    };
    std::apply([&](const auto &...field) { (keep(field), ...); }, T::fields);
    return known;
}

} // namespace serverjson

template <WireType T>
Result<T> fromServer(const QJsonObject &object)
{
    return fromJson<T>(serverjson::knownFields<T>(object));
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
