// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionRows.h"

#include <QJsonDocument>

namespace wakeline {

namespace {

QList<FollowMeNumber> numbersFrom(const QString &text)
{
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    return json::Codec<QList<FollowMeNumber>>::read(array, {}).value_or(QList<FollowMeNumber>());
}

/// What an older program cannot read of a newer one's rules leaves the defaults.
CallRules rulesFrom(const QString &text)
{
    return fromJson<CallRules>(QJsonDocument::fromJson(text.toUtf8()).object()).value_or(CallRules());
}

} // namespace

QString numbersText(const QList<FollowMeNumber> &numbers)
{
    const QJsonValue array = json::Codec<QList<FollowMeNumber>>::write(numbers);
    return QString::fromUtf8(QJsonDocument(array.toArray()).toJson(QJsonDocument::Compact));
}

QString rulesText(const CallRules &rules)
{
    return QString::fromUtf8(QJsonDocument(toJson(rules)).toJson(QJsonDocument::Compact));
}

Extension extensionFrom(const Row &row)
{
    return {.id = row.integer(0),
            .number = row.text(1),
            .displayName = row.text(2),
            .email = row.text(3),
            .doNotDisturb = row.boolean(4),
            .followMeEnabled = row.boolean(8),
            .followMeNumbers = numbersFrom(row.text(9)),
            .followMeStrategy = enumFromName<FollowMeStrategy>(row.text(10)).value_or(FollowMeStrategy::Sequential),
            .followMeConfirm = row.boolean(11),
            .callRules = rulesFrom(row.text(12)),
            .createdAt = row.time(5),
            .updatedAt = row.time(6),
            .version = row.integer(7)};
}

QList<Extension> extensionsFrom(const Rows &rows)
{
    QList<Extension> extensions;
    extensions.reserve(static_cast<qsizetype>(rows.size()));
    for (const Row &row : rows)
        extensions.append(extensionFrom(row));
    return extensions;
}

QString searchText(const QString &number, const QString &displayName, const QString &email)
{
    return (number + QLatin1Char('\n') + displayName + QLatin1Char('\n') + email).toLower();
}

} // namespace wakeline
