// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "License.h"

namespace wakeline {

/// Whether a licence is served now. Only what the vendor decided (suspended, revoked) and a time that ran out beyond
/// the grace ends the service; a limit that is passed is told and never enforced on a push.
enum class LicenseStanding { Good, Overdue, Expired, Suspended, Revoked };

/// What `validate` asks besides the key.
struct ValidationQuestion
{
    std::optional<Installation> installation; ///< the one that was named, if it is this licence's
    bool installationNamed = false;
    QStringList entitlements; ///< that must be there
};

/// The rules of the licence server. Pure: they are given the time.
namespace LicensePolicy {

LicenseStanding standing(const License &license, const QDateTime &now);

/// Good or Overdue: pushes go through, activations and heartbeats are taken.
bool isServed(LicenseStanding standing);

/// The first of the wire contract's codes that applies, the gravest first.
ValidationCode validate(const License &license, const ValidationQuestion &question, const QDateTime &now);

/// Codes that a client may go on with: limits and an expiry within the grace are warnings, since a licence problem must
/// never stop a phone from ringing.
bool isValid(ValidationCode code);

/// One sentence for whoever reads an answer or a log.
QString sentence(ValidationCode code);

ValidationCode codeOf(LicenseStanding standing);

/// What whoever asks for a service that the standing does not allow is told: `license_expired`, `license_suspended` or
/// `license_not_found`.
Error refusal(LicenseStanding standing);

/// The end of the days of grace; none for a licence that never expires.
std::optional<QDateTime> graceEnd(const License &license);

} // namespace LicensePolicy

} // namespace wakeline
