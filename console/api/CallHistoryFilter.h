// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecord.h"

#include <QUrlQuery>

namespace wakeline {

/// Which call records to ask for; an empty or missing value does not restrict.
struct CallHistoryFilter
{
    QString number; ///< as caller or as callee, whole
    QString callId;
    std::optional<CallDirection> direction = {};
    std::optional<Disposition> disposition = {};
    std::optional<QDateTime> from = {}; ///< started not before

    bool operator==(const CallHistoryFilter &) const = default;

    /// What an operator types: a Call-ID has an @ or is longer than any number; else it is a number.
    void setText(const QString &text);
    /// Whether a call that has just ended belongs into the list.
    bool matches(const CallRecord &record) const;
    QUrlQuery query() const;
};

} // namespace wakeline
