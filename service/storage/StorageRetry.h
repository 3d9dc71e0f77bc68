// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QStringList>

namespace wakeline {

/// Whether a change was certainly not made, and may be made later: the reason lies in the moment, not in the change.
inline bool isPassing(const Error &error)
{
    static const QStringList passing{QStringLiteral("database_unavailable"), QStringLiteral("overloaded"),
                                     QStringLiteral("timeout"), QStringLiteral("database_full")};
    return passing.contains(error.code);
}

/// The same for a change that does no harm when it is made twice.
inline bool isPassingOrUnknown(const Error &error)
{
    return isPassing(error) || error.code == QLatin1String("outcome_unknown");
}

} // namespace wakeline
