// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseText.h"

#include "LicenseModel.h"
#include "RelativeTime.h"

#include <QLocale>

namespace wakeline {

std::optional<QDateTime> graceEndOf(const License &license)
{
    return license.expiresAt ? std::optional(license.expiresAt->addDays(license.graceDays)) : std::nullopt;
}

LicenseCondition conditionOf(const License &license, const QDateTime &now)
{
    if (license.status == LicenseStatus::Revoked)
        return LicenseCondition::Revoked;
    if (license.status == LicenseStatus::Suspended)
        return LicenseCondition::Suspended;
    if (!license.expiresAt || now < *license.expiresAt)
        return LicenseCondition::Active;
    return now < *graceEndOf(license) ? LicenseCondition::Grace : LicenseCondition::Expired;
}

QString stateText(LicenseCondition condition)
{
    switch (condition) {
    case LicenseCondition::Active:
        return LicenseModel::tr("Active");
    case LicenseCondition::Grace:
        return LicenseModel::tr("In grace");
    case LicenseCondition::Expired:
        return LicenseModel::tr("Expired");
    case LicenseCondition::Suspended:
        return LicenseModel::tr("Suspended");
    case LicenseCondition::Revoked:
        return LicenseModel::tr("Revoked");
    }
    return {};
}

QString stateText(InstallationState state)
{
    switch (state) {
    case InstallationState::Alive:
        return LicenseModel::tr("Alive");
    case InstallationState::Dead:
        return LicenseModel::tr("Silent");
    case InstallationState::Released:
        return LicenseModel::tr("Released");
    }
    return {};
}

QString usedOfText(int used, int allowed)
{
    const QLocale locale;
    return LicenseModel::tr("%1 of %2").arg(locale.toString(used), locale.toString(allowed));
}

QString dateText(const QDateTime &time)
{
    return dayText(time);
}

QString licenseCodeText(const QString &code)
{
    const auto known = enumFromName<ValidationCode>(code);
    if (!known) {
        if (code == QLatin1String("PENDING"))
            return LicenseModel::tr("Activating");
        if (code == QLatin1String("UNREACHABLE"))
            return LicenseModel::tr("Server away");
        if (code == QLatin1String("UNLICENSED"))
            return LicenseModel::tr("No licence");
        return LicenseModel::tr("File not valid");
    }
    switch (*known) {
    case ValidationCode::Valid:
        return LicenseModel::tr("Valid");
    case ValidationCode::NotFound:
        return LicenseModel::tr("Unknown key");
    case ValidationCode::Suspended:
        return stateText(LicenseCondition::Suspended);
    case ValidationCode::Expired:
        return stateText(LicenseCondition::Expired);
    case ValidationCode::Overdue:
        return stateText(LicenseCondition::Grace);
    case ValidationCode::TooManyInstallations:
        return LicenseModel::tr("No seat free");
    case ValidationCode::TooManyExtensions:
        return LicenseModel::tr("Over its limit");
    case ValidationCode::NoInstallation:
    case ValidationCode::HeartbeatDead:
        return LicenseModel::tr("Not activated");
    case ValidationCode::EntitlementsMissing:
        return LicenseModel::tr("Entitlement missing");
    }
    return {};
}

} // namespace wakeline
