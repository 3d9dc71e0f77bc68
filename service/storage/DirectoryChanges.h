// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Connection.h"

#include <QSet>

namespace wakeline {

/// The log of changes to extensions, devices and app sessions that every running instance follows
/// (docs/decisions/0014).
namespace directoryChanges {

enum class Kind { Extension, Device, Session };

/// Call it first in a transaction that notes changes. It makes such transactions wait for each other on PostgreSQL, so
/// that the numbers of the log rise in the order of committing and a reader never passes one that is still to come.
Result<void> lock(Connection &connection);

/// Appends to the log; part of the caller's transaction.
Result<void> note(Connection &connection, Kind kind, qint64 rowId);

/// What the log holds after some number.
struct Since
{
    qint64 lastSeq = 0;
    bool more = false;       ///< there are changes after `lastSeq`: ask again
    bool incomplete = false; ///< the log was pruned past that number, or starts anew: read everything
    QSet<qint64> extensions;
    QSet<qint64> devices;
    QSet<qint64> sessions;
};

Result<qint64> lastSeq(Connection &connection);
Result<Since> since(Connection &connection, qint64 seq);

/// Drops what is older than `moment`.
Result<void> prune(Connection &connection, const QDateTime &moment);

} // namespace directoryChanges

} // namespace wakeline
