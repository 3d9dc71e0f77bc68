// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditChanges.h"

#include <QJsonDocument>

namespace wakeline::auditChanges {

namespace {

constexpr qsizetype longestValue = 200;
constexpr qsizetype mostChanges = 50;
const QString changedInSecret = QStringLiteral("(changed)");

bool isBookkeeping(const QString &field)
{
    static const QStringList fields{"id", "version", "created_at", "updated_at", "last_sign_in_at", "last_seen_at"};
    return fields.contains(field);
}

/// No resource shows one; this holds if some day one does.
bool isSecret(const QString &field)
{
    static const QStringList words{"password", "pins", "secret", "token", "hash", "ha1", "keys", "codes", "totp"};
    const QStringList parts = field.toLower().split(u'_');
    if (parts.last() == u"prefix" || parts.last() == u"masked")
        return false;
    return std::ranges::any_of(parts, [](const QString &part) { // "password" and "passwords", "key" and "keys"
        return std::ranges::any_of(
            words, [&part](const QString &word) { return part.startsWith(word) || part + u's' == word; });
    });
}

std::optional<QString> textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return std::nullopt;
    case QJsonValue::String:
        return value.toString().left(longestValue);
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)).left(longestValue);
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)).left(longestValue);
    case QJsonValue::Bool:
    case QJsonValue::Double:
        break;
    }
    return value.toVariant().toString();
}

AuditChange changeOf(const QString &field, const QJsonValue &before, const QJsonValue &after)
{
    if (isSecret(field))
        return {field, std::nullopt, changedInSecret};
    return {field, textOf(before), textOf(after)};
}

bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
}

} // namespace

QList<AuditChange> between(const QJsonObject &before, const QJsonObject &after, const QJsonObject &asked)
{
    QStringList fields = before.keys() + after.keys();
    fields.sort();
    fields.removeDuplicates();
    QList<AuditChange> changes;
    for (const QString &field : std::as_const(fields)) {
        const QJsonValue old = before.value(field);
        const QJsonValue now = after.value(field);
        const bool same = old == now || (isNothing(old) && isNothing(now));
        if (!same && !isBookkeeping(field) && changes.size() < mostChanges)
            changes.append(changeOf(field, old, now));
    }
    const QStringList named = asked.keys();
    for (const QString &field : named) {
        if (!fields.contains(field) && changes.size() < mostChanges)
            changes.append({field.left(longestValue), std::nullopt, changedInSecret});
    }
    return changes;
}

QString nameOf(const QJsonObject &resource)
{
    for (const char *field : {"number", "name", "key_prefix"}) {
        if (const QString name = resource.value(QLatin1String(field)).toString(); !name.isEmpty())
            return name;
    }
    return {};
}

} // namespace wakeline::auditChanges
