// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Connection.h"
#include "Extension.h"

#include <atomic>

namespace wakeline {

/// One row of a batch: a new extension (id 0), or all of a known one's values as they shall be, for the version that
/// they were made from. The call rules of a known one stay as they are.
struct ExtensionWrite
{
    Extension extension;
    QString ha1; ///< as NewExtension::ha1; empty for a known extension: the old one stays
};

/// Between the thread that asks for a batch and the one that writes it.
struct BatchProgress
{
    std::atomic<int> written{0};        ///< rows, not committed yet
    std::atomic<bool> cancelled{false}; ///< to be set by whoever wants nothing of it written
};

/// What an operator switches on many extensions at once; what is empty stays.
struct ExtensionSwitches
{
    std::optional<bool> doNotDisturb = {};
    std::optional<bool> followMeEnabled = {};

    bool operator==(const ExtensionSwitches &) const = default;
};

/// Many extensions in the caller's transaction, fifty rows to a statement: a server's answer time counts once for
/// fifty.
namespace extensionBatch {

/// \return what is stored, or `cancelled`, or `number_taken` and `stale` for what others did since the batch was made
Result<QList<Extension>> write(Connection &connection, const QList<ExtensionWrite> &writes, BatchProgress &progress);

/// \return those that there still are, as they are now
Result<QList<Extension>> switchAll(Connection &connection, const QList<qint64> &ids, const ExtensionSwitches &switches);

/// Their devices go with them. \return the ids of those that there still were
Result<QList<qint64>> remove(Connection &connection, const QList<qint64> &ids);

} // namespace extensionBatch

} // namespace wakeline
