// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "License.h"

namespace wakeline {

/// How a licence stands now: what the vendor decided, and what time has made of it.
enum class LicenseCondition {
    Active,
    Grace, ///< expired, and served for its days of grace
    Expired,
    Suspended,
    Revoked,
};

LicenseCondition conditionOf(const License &license, const QDateTime &now);
QString stateText(LicenseCondition condition);
QString stateText(InstallationState state);
/// When the grace ends; no value: the licence never expires.
std::optional<QDateTime> graceEndOf(const License &license);

/// "12 / 25".
QString usedOfText(int used, int allowed);
/// "2027-12-31" as the user's language has it; a licence lives for days, not for minutes.
QString dateText(const QDateTime &time);

/// The code of a LicenseState in a few words, for a pill.
QString licenseCodeText(const QString &code);

} // namespace wakeline
