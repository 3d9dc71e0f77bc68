// SPDX-License-Identifier: GPL-3.0-or-later
#include "Json.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>

namespace wakeline {

std::unexpected<Error> wrongType(const QString &path, const QString &expected)
{
    return failure(QStringLiteral("wrong_type"), QStringLiteral("field \"%1\" must be %2").arg(path, expected), path);
}

std::unexpected<Error> missingField(const QString &path)
{
    return failure(QStringLiteral("missing_field"), QStringLiteral("field \"%1\" is required").arg(path), path);
}

std::unexpected<Error> unknownField(const QString &path)
{
    return failure(QStringLiteral("unknown_field"), QStringLiteral("unknown field \"%1\"").arg(path), path);
}

Result<QJsonObject> parseObject(const QByteArray &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        return failure(
            QStringLiteral("malformed_json"),
            QStringLiteral("the body is not valid JSON: %1 at byte %2").arg(error.errorString()).arg(error.offset));
    }
    if (!document.isObject())
        return failure(QStringLiteral("malformed_json"), QStringLiteral("the body must be a JSON object"));
    return document.object();
}

std::optional<QString> firstUnknownKey(const QJsonObject &object, const QStringList &known)
{
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (!known.contains(it.key()))
            return it.key();
    }
    return std::nullopt;
}

namespace json {

Result<QString> Codec<QString>::read(const QJsonValue &value, const QString &path)
{
    if (!value.isString())
        return wrongType(path, QStringLiteral("a string"));
    const QString text = value.toString();
    // PostgreSQL cannot store U+0000 and C libraries stop at it: refused here, once, for both databases.
    if (text.contains(QChar(u'\0')))
        return failure(QStringLiteral("invalid_value"),
                       QStringLiteral("field \"%1\" must not hold a NUL character").arg(path), path);
    if (!text.isValidUtf16()) // an escape such as \ud800 without its other half
        return failure(QStringLiteral("invalid_value"), QStringLiteral("field \"%1\" must be valid Unicode").arg(path),
                       path);
    return text;
}

Result<bool> Codec<bool>::read(const QJsonValue &value, const QString &path)
{
    if (!value.isBool())
        return wrongType(path, QStringLiteral("true or false"));
    return value.toBool();
}

Result<qint64> Codec<qint64>::read(const QJsonValue &value, const QString &path)
{
    // toInteger() answers the default for a fraction and for what does not fit, so two defaults tell a true value.
    if (!value.isDouble() || value.toInteger(0) != value.toInteger(1))
        return wrongType(path, QStringLiteral("a whole number"));
    return value.toInteger();
}

Result<int> Codec<int>::read(const QJsonValue &value, const QString &path)
{
    const auto wide = Codec<qint64>::read(value, path);
    if (!wide)
        return std::unexpected(wide.error());
    if (*wide < std::numeric_limits<int>::min() || *wide > std::numeric_limits<int>::max())
        return wrongType(path, QStringLiteral("a whole number of at most 32 bits"));
    return static_cast<int>(*wide);
}

Result<double> Codec<double>::read(const QJsonValue &value, const QString &path)
{
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return wrongType(path, QStringLiteral("a number"));
    return value.toDouble();
}

Result<QDateTime> Codec<QDateTime>::read(const QJsonValue &value, const QString &path)
{
    if (const auto time = value.isString() ? fromRfc3339(value.toString()) : std::nullopt)
        return *time;
    return wrongType(path, QStringLiteral("a time such as 2026-11-20T08:15:30Z (RFC 3339)"));
}

Result<QJsonObject> Codec<QJsonObject>::read(const QJsonValue &value, const QString &path)
{
    if (!value.isObject())
        return wrongType(path, QStringLiteral("an object"));
    return value.toObject();
}

} // namespace json
} // namespace wakeline
