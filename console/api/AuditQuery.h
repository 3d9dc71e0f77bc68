// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditEntry.h"

#include <QUrlQuery>

namespace wakeline {

/// Which entries of the audit log are wanted; what is empty does not filter.
struct AuditQuery
{
    QString operatorName;
    QString action;
    QString target;     ///< the name or the id of what was worked on
    QString targetType; ///< `extension`
    std::optional<bool> succeeded = {};
    std::optional<QDateTime> from = {};

    bool operator==(const AuditQuery &) const = default;

    /// Reads `by:ada action:extension.changed 101`; a word of no kind is a target.
    void setText(const QString &text);
    QUrlQuery query() const;
    /// As the server filters; for entries that the live feed brings.
    bool matches(const AuditEntry &entry) const;
};

} // namespace wakeline
