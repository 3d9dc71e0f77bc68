// SPDX-License-Identifier: GPL-3.0-or-later
#include "LooseObject.h"

#include "Json.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

namespace wakeline {

namespace {

std::unexpected<Error> malformed(const QString &why)
{
    return failure(QStringLiteral("malformed_json"), QStringLiteral("the body is no JSON object: %1").arg(why));
}

/// `, "name":` or the `{ "name":` at the beginning, by its place in the text.
struct FieldName
{
    QString name;
    qsizetype from = 0;
    qsizetype to = 0; ///< where the value begins
};

/// In JSON a text cannot hold this pattern, since its quotes are escaped there: what matches is a field.
QList<FieldName> fieldNames(const QByteArray &text)
{
    // Possessive, so that no run of blanks is read twice.
    static const QRegularExpression pattern(QStringLiteral("[{,]\\s*+\"([A-Za-z0-9_]{1,40})\"\\s*+:"));
    QList<FieldName> names;
    // One character for each byte, so that places are the same in both.
    auto found = pattern.globalMatch(QString::fromLatin1(text));
    while (found.hasNext()) {
        const auto match = found.next();
        if (names.isEmpty() || text.at(match.capturedStart()) == ',')
            names.append({match.captured(1), match.capturedStart(), match.capturedEnd()});
    }
    return names;
}

std::optional<QString> nameGivenTwice(const QList<FieldName> &names)
{
    QSet<QString> seen;
    for (const FieldName &field : names) {
        if (seen.contains(field.name))
            return field.name;
        seen.insert(field.name);
    }
    return std::nullopt;
}

/// UTF-8, or else Latin-1, in which every byte is a letter.
QString decoded(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

std::optional<QJsonValue> readValue(const QByteArray &value)
{
    const QJsonDocument asJson = QJsonDocument::fromJson('[' + value + ']');
    if (asJson.isArray() && asJson.array().size() == 1)
        return asJson.array().first();
    if (value.size() < 2 || !value.startsWith('"') || !value.endsWith('"'))
        return std::nullopt;
    return decoded(value.sliced(1, value.size() - 2));
}

Result<QJsonObject> repaired(const QByteArray &text, const QList<FieldName> &names)
{
    if (names.isEmpty() || names.first().from != 0 || !text.endsWith('}'))
        return malformed(QStringLiteral("it must begin with {\"name\": and end with }"));
    QJsonObject object;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const FieldName &field = names.at(i);
        const qsizetype end = i + 1 < names.size() ? names.at(i + 1).from : text.size() - 1;
        const auto value = readValue(text.sliced(field.to, std::max(end, field.to) - field.to).trimmed());
        if (!value)
            return malformed(QStringLiteral("the value of \"%1\" cannot be read").arg(field.name));
        object.insert(field.name, *value);
    }
    return object;
}

} // namespace

Result<QJsonObject> readLooseObject(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    const QList<FieldName> names = fieldNames(trimmed);
    if (const auto twice = nameGivenTwice(names))
        return malformed(QStringLiteral("it has \"%1\" twice").arg(*twice));
    const QJsonDocument strict = QJsonDocument::fromJson(trimmed);
    if (strict.isObject())
        return strict.object();
    return repaired(trimmed, names);
}

} // namespace wakeline
