// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

/// Reading what a newer program wrote: fields that a wire type does not have are passed over, at any depth. Where
/// strangers send, fromJson() alone is right: it names what it does not know.
namespace wakeline::json {

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
    } else if constexpr (IsOptional<V>::value) {
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

} // namespace wakeline::json
