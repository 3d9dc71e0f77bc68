// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicensePolicy.h"

#include <algorithm>

namespace wakeline::LicensePolicy {

std::optional<QDateTime> graceEnd(const License &license)
{
    return license.expiresAt ? std::optional(license.expiresAt->addDays(license.graceDays)) : std::nullopt;
}

LicenseStanding standing(const License &license, const QDateTime &now)
{
    switch (license.status) {
    case LicenseStatus::Revoked:
        return LicenseStanding::Revoked;
    case LicenseStatus::Suspended:
        return LicenseStanding::Suspended;
    case LicenseStatus::Active:
        break;
    }
    if (!license.expiresAt || now < *license.expiresAt)
        return LicenseStanding::Good;
    return now < *graceEnd(license) ? LicenseStanding::Overdue : LicenseStanding::Expired;
}

bool isServed(LicenseStanding standing)
{
    return standing == LicenseStanding::Good || standing == LicenseStanding::Overdue;
}

ValidationCode codeOf(LicenseStanding standing)
{
    switch (standing) {
    case LicenseStanding::Good:
        return ValidationCode::Valid;
    case LicenseStanding::Overdue:
        return ValidationCode::Overdue;
    case LicenseStanding::Expired:
        return ValidationCode::Expired;
    case LicenseStanding::Suspended:
        return ValidationCode::Suspended;
    case LicenseStanding::Revoked:
        break;
    }
    return ValidationCode::NotFound;
}

Error refusal(LicenseStanding standing)
{
    const ValidationCode code = codeOf(standing);
    return {QStringLiteral("license_") + enumName(code).toLower(), sentence(code)};
}

ValidationCode validate(const License &license, const ValidationQuestion &question, const QDateTime &now)
{
    const LicenseStanding now_ = standing(license, now);
    if (!isServed(now_))
        return codeOf(now_);
    if (question.installationNamed) {
        if (!question.installation || question.installation->state == InstallationState::Released)
            return ValidationCode::NoInstallation;
        if (question.installation->state == InstallationState::Dead)
            return ValidationCode::HeartbeatDead;
    }
    const bool entitled = std::ranges::all_of(
        question.entitlements, [&](const QString &wanted) { return license.entitlements.contains(wanted); });
    if (!entitled)
        return ValidationCode::EntitlementsMissing;
    if (license.installationCount > license.maxInstallations)
        return ValidationCode::TooManyInstallations;
    if (license.extensionsInUse > license.maxExtensions)
        return ValidationCode::TooManyExtensions;
    return codeOf(now_);
}

bool isValid(ValidationCode code)
{
    return code == ValidationCode::Valid || code == ValidationCode::Overdue ||
           code == ValidationCode::TooManyInstallations || code == ValidationCode::TooManyExtensions;
}

QString sentence(ValidationCode code)
{
    switch (code) {
    case ValidationCode::Valid:
        return QStringLiteral("the licence is valid");
    case ValidationCode::NotFound:
        return QStringLiteral("there is no such licence");
    case ValidationCode::Suspended:
        return QStringLiteral("the licence is suspended");
    case ValidationCode::Expired:
        return QStringLiteral("the licence has expired");
    case ValidationCode::Overdue:
        return QStringLiteral("the licence has expired and is served for its days of grace: renew it");
    case ValidationCode::TooManyInstallations:
        return QStringLiteral("the licence is activated on as many installations as it allows");
    case ValidationCode::TooManyExtensions:
        return QStringLiteral("more extensions are in use than the licence allows");
    case ValidationCode::NoInstallation:
        return QStringLiteral("the licence is not activated on this installation");
    case ValidationCode::HeartbeatDead:
        return QStringLiteral("this installation has not been heard of for too long");
    case ValidationCode::EntitlementsMissing:
        return QStringLiteral("the licence lacks an entitlement that was asked for");
    }
    return {};
}

} // namespace wakeline::LicensePolicy
