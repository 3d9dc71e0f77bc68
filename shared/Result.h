// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <expected>
#include <optional>

namespace wakeline {

/// An expected failure: a machine code for programs, one sentence for people, and the field at fault if one is.
/// The codes that HTTP answers with are listed in docs/http-api.md; other rooms add their own.
struct Error
{
    QString code;
    QString message;
    QString field = {};
    std::optional<std::chrono::seconds> retryAfter = {}; ///< the same may work after this long: HTTP's Retry-After

    bool operator==(const Error &) const = default;
};

/// Failures that are expected are values; exceptions do not cross rooms (docs/decisions/0001).
template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> failure(QString code, QString message, QString field = {})
{
    return std::unexpected(Error{std::move(code), std::move(message), std::move(field)});
}

} // namespace wakeline
