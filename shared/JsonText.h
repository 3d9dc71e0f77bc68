// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

#include <QJsonDocument>

/// Writes wire types straight to JSON text, for answers that are made thousands of times a second: a QJsonObject on the
/// way costs several times as much. Keys stand in the order of the type's table.
namespace wakeline::json {

inline void appendText(QByteArray &out, const QString &value)
{
    constexpr auto digits = "0123456789abcdef";
    out += '"';
    for (const char c : value.toUtf8()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

template <typename V>
void appendText(QByteArray &out, const V &value);

template <WireType T>
void appendFields(QByteArray &out, const T &value)
{
    out += '{';
    const auto append = [&]<typename Owner, typename V>(const Field<Owner, V> &field) {
        const auto named = [&](const auto &member) {
            if (out.back() != '{')
                out += ',';
            out += '"';
            out += field.name;
            out += "\":";
            appendText(out, member);
        };
        const V &member = value.*field.member;
        if constexpr (!IsOptional<V>::value)
            named(member);
        else if (member)
            named(*member);
    };
    std::apply([&](const auto &...field) { (append(field), ...); }, T::fields);
    out += '}';
}

template <typename T>
void appendList(QByteArray &out, const QList<T> &list)
{
    out += '[';
    for (const T &item : list) {
        if (out.back() != '[')
            out += ',';
        appendText(out, item);
    }
    out += ']';
}

template <typename V>
void appendText(QByteArray &out, const V &value)
{
    if constexpr (WireType<V>) {
        appendFields(out, value);
    } else if constexpr (std::same_as<V, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::integral<V>) {
        out += QByteArray::number(value);
    } else if constexpr (std::same_as<V, QDateTime>) {
        appendText(out, toRfc3339(value));
    } else if constexpr (NamedEnum<V>) {
        appendText(out, enumName(value));
    } else if constexpr (requires {
                             typename V::value_type;
                             appendList(out, value);
                         }) {
        appendList(out, value);
    } else { // what is rare takes the long way
        const QByteArray array = QJsonDocument(QJsonArray{Codec<V>::write(value)}).toJson(QJsonDocument::Compact);
        out += array.sliced(1).chopped(1);
    }
}

} // namespace wakeline::json
