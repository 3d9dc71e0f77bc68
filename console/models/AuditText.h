// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditEntry.h"

namespace wakeline {

/// `extension.changed`: "Extension changed". An action of a newer server is taken apart as well as it goes.
QString actionText(const QString &action);
/// "Extension 101", "Operator ada", "Call 101 to 102".
QString targetText(const AuditTarget &target);
/// "OK", "Refused: wrong password".
QString outcomeText(const QString &outcome);
/// "off → on"; what was not there before or is not afterwards is a dash.
QString changeText(const AuditChange &change);
/// All of them on one line.
QString changesText(const QList<AuditChange> &changes);
QString roleText(Role role);

} // namespace wakeline
