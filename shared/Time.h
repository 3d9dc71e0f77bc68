// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace wakeline {

/// Writes an instant as RFC 3339 in UTC, with milliseconds only where there are any: `2026-11-20T08:15:30.250Z`.
/// An invalid time is the empty string.
QString toRfc3339(const QDateTime &time);

/// Reads RFC 3339 (the date and time separated by T or a space, any offset). The answer is in UTC.
std::optional<QDateTime> fromRfc3339(const QString &text);

} // namespace wakeline
