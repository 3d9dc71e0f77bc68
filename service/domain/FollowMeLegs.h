// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallWorld.h"
#include "TrunkRules.h"

namespace wakeline {

/// One number that a call follows its callee to.
struct FollowMeLeg
{
    QString number;
    QString uri;     ///< through the trunk; empty: an extension of ours
    int delay = 0;   ///< seconds before it rings
    int timeout = 0; ///< seconds that it rings

    bool operator==(const FollowMeLeg &) const = default;
};

struct FollowMeLegs
{
    QList<FollowMeLeg> legs; ///< in the order of their turns
    QStringList refused;     ///< numbers that are neither extensions nor allowed through the trunk

    bool operator==(const FollowMeLegs &) const = default;
};

/// Where a call to this extension goes on. A number of another extension that has follow-me itself brings that one's
/// numbers in behind it, three deep and ten in all; no number comes twice, so that a circle of extensions ends.
/// Extensions that do not want to be disturbed by the caller, and those that nothing could reach, are left out.
///
/// \param external  whether the call may leave through the trunk at all
FollowMeLegs followMeLegs(const Extension &callee, const QString &caller, const CallWorld &world,
                          const TrunkRules &trunk, bool external);

} // namespace wakeline
