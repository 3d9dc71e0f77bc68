// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseErrors.h"

#include "Json.h"
#include "LicenseKey.h"

namespace wakeline {

namespace {

const auto keyField = QStringLiteral("license_key");

/// Also where one of them is written in another way.
bool isSameKey(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    const auto first = LicenseKey::parse(a);
    const auto second = LicenseKey::parse(b);
    return first && second && *first == *second;
}

} // namespace

Result<QString> licenseKeyOf(const Request &request, const std::optional<QString> &inBody, bool fromQuery)
{
    QStringList given;
    if (inBody)
        given.append(*inBody);
    if (request.headers.contains("X-License-Key"))
        given.append(QString::fromUtf8(request.headers.value("X-License-Key")));
    if (fromQuery && request.query.hasQueryItem(keyField))
        given.append(request.queryValue(keyField));
    if (given.isEmpty() || given.first().isEmpty())
        return missingField(keyField);
    if (!std::ranges::all_of(given, [&](const QString &key) { return isSameKey(key, given.first()); }))
        return failure(QStringLiteral("invalid_value"),
                       QStringLiteral("license_key and the X-License-Key header name different keys"), keyField);
    return given.first();
}

std::optional<ValidationCode> validationCodeOf(const Error &error)
{
    static const QHash<QString, ValidationCode> codes{
        {QStringLiteral("license_key_malformed"), ValidationCode::NotFound},
        {QStringLiteral("license_key_mistyped"), ValidationCode::NotFound},
        {QStringLiteral("license_not_found"), ValidationCode::NotFound},
        {QStringLiteral("license_expired"), ValidationCode::Expired},
        {QStringLiteral("license_suspended"), ValidationCode::Suspended},
        {QStringLiteral("too_many_installations"), ValidationCode::TooManyInstallations},
        {QStringLiteral("no_installation"), ValidationCode::NoInstallation},
    };
    const auto found = codes.constFind(error.code);
    return found == codes.constEnd() ? std::nullopt : std::optional(*found);
}

Reply licenseRefusal(int status, ValidationCode code, const Error &error)
{
    return Reply::error(status, {enumName(code), error.message, error.field});
}

} // namespace wakeline
