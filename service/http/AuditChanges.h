// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditEntry.h"

/// What an act changed, in words that hold no secret.
namespace wakeline::auditChanges {

/// The fields in which a resource differs from what it was; an empty object stands for none. Bookkeeping is left out:
/// versions, times of change.
/// \param asked  the body of the request: its fields that the resource does not show are `(changed)`
QList<AuditChange> between(const QJsonObject &before, const QJsonObject &after, const QJsonObject &asked);

/// What people call this resource: an extension's number, an operator's name.
QString nameOf(const QJsonObject &resource);

} // namespace wakeline::auditChanges
