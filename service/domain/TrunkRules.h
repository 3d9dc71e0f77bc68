// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace wakeline {

/// Which telephone numbers a call may go on to, and by which way: what a call costs is paid by the owner of the trunk,
/// so without both settings there is no such call at all.
struct TrunkRules
{
    QString target;              ///< `sip:trunk.example.org:5060`
    QStringList allowedPrefixes; ///< `+49`, `0`: as the numbers are written; none: nothing is allowed

    bool operator==(const TrunkRules &) const = default;

    /// The request URI of this number; none for what is no telephone number or not allowed.
    std::optional<QString> uriOf(const QString &number) const;
};

} // namespace wakeline
