// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"
#include "Time.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <array>
#include <concepts>
#include <optional>
#include <tuple>
#include <utility>

/// One table per wire type both reads and writes it:
///
///     static constexpr auto fields = std::tuple{Field{"number", &Extension::number}, Field{"dnd", &Extension::dnd}};
///
/// Reading is strict: an unknown field, a missing required one and a wrong type are errors that name the field by its
/// path (`bindings[0].contact`). A std::optional member is optional on the wire and left out when empty.
namespace wakeline {

enum class Presence { Required, Optional };

template <typename Owner, typename Value>
struct Field
{
    const char *name;
    Value Owner::*member;
    Presence presence = Presence::Required;
};
template <typename Owner, typename Value>
Field(const char *, Value Owner::*) -> Field<Owner, Value>;
template <typename Owner, typename Value>
Field(const char *, Value Owner::*, Presence) -> Field<Owner, Value>;

template <typename T>
concept WireType = requires
{
    T::fields;
};

/// The wire names of an enum: specialise with `static constexpr std::array names{std::pair{Role::Viewer, "viewer"},
/// …}`.
template <typename E>
struct EnumNames;

template <typename E>
concept NamedEnum = requires
{
    EnumNames<E>::names;
};

template <NamedEnum E>
QString enumName(E value)
{
    for (const auto &[candidate, name] : EnumNames<E>::names) {
        if (candidate == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template <NamedEnum E>
std::optional<E> enumFromName(const QString &text)
{
    for (const auto &[candidate, name] : EnumNames<E>::names) {
        if (text == QLatin1String(name))
            return candidate;
    }
    return std::nullopt;
}

/// "viewer, operator or admin", for error texts.
template <NamedEnum E>
QString enumChoices()
{
    QStringList all;
    for (const auto &[value, name] : EnumNames<E>::names)
        all.append(QString::fromLatin1(name));
    const QString last = all.takeLast();
    return all.isEmpty() ? last : all.join(QLatin1String(", ")) + QLatin1String(" or ") + last;
}

template <WireType T>
Result<T> fromJson(const QJsonObject &object, const QString &path = {});
template <WireType T>
QJsonObject toJson(const T &value);

/// The errors every reader of the wire gives, so that their words are the same everywhere.
std::unexpected<Error> wrongType(const QString &path, const QString &expected);
std::unexpected<Error> missingField(const QString &path);
std::unexpected<Error> unknownField(const QString &path);

/// Parses a body that must be one JSON object; the message says where the text stops being JSON.
Result<QJsonObject> parseObject(const QByteArray &text);

/// One key of `object` that `known` does not hold, if there is any.
std::optional<QString> firstUnknownKey(const QJsonObject &object, const QStringList &known);

namespace json {

template <typename V>
struct Codec;

template <>
struct Codec<QString>
{
    static Result<QString> read(const QJsonValue &value, const QString &path);
    static QJsonValue write(const QString &value) { return value; }
};
template <>
struct Codec<bool>
{
    static Result<bool> read(const QJsonValue &value, const QString &path);
    static QJsonValue write(bool value) { return value; }
};
template <>
struct Codec<qint64>
{
    static Result<qint64> read(const QJsonValue &value, const QString &path);
    static QJsonValue write(qint64 value) { return value; }
};
template <>
struct Codec<int>
{
    static Result<int> read(const QJsonValue &value, const QString &path);
    static QJsonValue write(int value) { return value; }
};
template <>
struct Codec<double>
{
    static Result<double> read(const QJsonValue &value, const QString &path);
    static QJsonValue write(double value) { return value; }
};
template <>
struct Codec<QDateTime>
{
    static Result<QDateTime> read(const QJsonValue &value, const QString &path);
    static QJsonValue write(const QDateTime &value) { return toRfc3339(value); }
};
template <>
struct Codec<QJsonObject>
{
    static Result<QJsonObject> read(const QJsonValue &value, const QString &path);
    static QJsonValue write(const QJsonObject &value) { return value; }
};

template <NamedEnum E>
struct Codec<E>
{
    static Result<E> read(const QJsonValue &value, const QString &path)
    {
        if (const auto known = value.isString() ? enumFromName<E>(value.toString()) : std::nullopt)
            return *known;
        return wrongType(path, enumChoices<E>());
    }
    static QJsonValue write(E value) { return enumName(value); }
};

template <WireType T>
struct Codec<T>
{
    static Result<T> read(const QJsonValue &value, const QString &path)
    {
        if (!value.isObject())
            return wrongType(path, QStringLiteral("an object"));
        return fromJson<T>(value.toObject(), path);
    }
    static QJsonValue write(const T &value) { return toJson(value); }
};

template <typename T>
struct Codec<QList<T>>
{
    static Result<QList<T>> read(const QJsonValue &value, const QString &path)
    {
        if (!value.isArray())
            return wrongType(path, QStringLiteral("an array"));
        QList<T> list;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            auto item = Codec<T>::read(array.at(i), QStringLiteral("%1[%2]").arg(path).arg(i));
            if (!item)
                return std::unexpected(item.error());
            list.append(std::move(*item));
        }
        return list;
    }
    static QJsonValue write(const QList<T> &list)
    {
        QJsonArray array;
        for (const T &item : list)
            array.append(Codec<T>::write(item));
        return array;
    }
};

template <typename V>
struct IsOptional : std::false_type
{};
template <typename V>
struct IsOptional<std::optional<V>> : std::true_type
{};

inline QString join(const QString &path, const char *name)
{
    return path.isEmpty() ? QString::fromLatin1(name) : path + QLatin1Char('.') + QLatin1String(name);
}

/// Reads one field into `target`; a field that is not there is an error only if it is required and `partial` is false.
template <typename T, typename Owner, typename V>
Result<void> readField(T &target, const Field<Owner, V> &field, const QJsonObject &object, const QString &path,
                       bool partial)
{
    const QJsonValue value = object.value(QLatin1String(field.name));
    const QString fieldPath = join(path, field.name);
    if constexpr (IsOptional<V>::value) {
        if (value.isUndefined())
            return {};
        if (value.isNull()) {
            target.*field.member = std::nullopt;
            return {};
        }
        auto read = Codec<typename V::value_type>::read(value, fieldPath);
        if (!read)
            return std::unexpected(read.error());
        target.*field.member = std::move(*read);
    } else {
        if (value.isUndefined()) {
            if (partial || field.presence == Presence::Optional)
                return {};
            return missingField(fieldPath);
        }
        auto read = Codec<V>::read(value, fieldPath);
        if (!read)
            return std::unexpected(read.error());
        target.*field.member = std::move(*read);
    }
    return {};
}

template <WireType T>
Result<void> readInto(T &target, const QJsonObject &object, const QString &path, bool partial)
{
    Result<void> outcome;
    QStringList known;
    std::apply(
        [&](const auto &...field) {
            (known.append(QString::fromLatin1(field.name)), ...);
            // The first field that fails stops the fold, so that its error is the one reported.
            static_cast<void>(((outcome = readField(target, field, object, path, partial)) && ...));
        },
        T::fields);
    if (!outcome)
        return outcome;
    if (const auto unknown = firstUnknownKey(object, known))
        return unknownField(path.isEmpty() ? *unknown : path + QLatin1Char('.') + *unknown);
    return {};
}

} // namespace json

template <WireType T>
Result<T> fromJson(const QJsonObject &object, const QString &path)
{
    T value;
    if (auto read = json::readInto(value, object, path, false); !read)
        return std::unexpected(read.error());
    return value;
}

/// Changes only the fields that `object` holds: what PUT and PATCH do. On an error `value` is untouched.
template <WireType T>
Result<void> applyJson(T &value, const QJsonObject &object)
{
    T changed = value;
    if (auto read = json::readInto(changed, object, {}, true); !read)
        return read;
    value = std::move(changed);
    return {};
}

template <WireType T>
QJsonObject toJson(const T &value)
{
    QJsonObject object;
    const auto write = [&]<typename Owner, typename V>(const Field<Owner, V> &field) {
        if constexpr (json::IsOptional<V>::value) {
            if (const auto &member = value.*field.member)
                object.insert(QLatin1String(field.name), json::Codec<typename V::value_type>::write(*member));
        } else {
            object.insert(QLatin1String(field.name), json::Codec<V>::write(value.*field.member));
        }
    };
    std::apply([&](const auto &...field) { (write(field), ...); }, T::fields);
    return object;
}

/// Stands below each wire type: its readers and its writer are compiled once, in WireTypes.cpp, and not again in every
/// file that uses them, where they took the compiler longer than the file itself.
#define WAKELINE_WIRE_TYPE(T)                                                                                          \
    extern template Result<T> fromJson<T>(const QJsonObject &, const QString &);                                       \
    extern template Result<void> applyJson<T>(T &, const QJsonObject &);                                               \
    extern template QJsonObject toJson<T>(const T &);

} // namespace wakeline
