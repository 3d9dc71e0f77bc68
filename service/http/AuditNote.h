// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditEntry.h"

namespace wakeline {

/// What a handler knows of its act and the audit log cannot find out by itself. All of it may stay empty.
struct AuditNote
{
    qint64 operatorId = 0; ///< at a sign-in, where the request itself says nothing
    QString operatorName;
    std::optional<Role> role = {};
    QString targetName;
    QList<AuditChange> changes = {}; ///< beside those of the resource's fields
};

} // namespace wakeline
