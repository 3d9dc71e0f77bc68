// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <expected>
#include <optional>

namespace wakeline {

/// Why a call to the server gave no answer to work with. `message` is one sentence for people: the server's own words
/// where it said something, else plain words about the connection.
struct ApiError
{
    enum class Kind {
        Refused,     ///< the server answered with an error: see status, code and field
        Unreachable, ///< no connection, or it was cut before the answer was whole
        TimedOut,
        Certificate, ///< the server's certificate is not (or no longer) trusted: see ServerTrust
        SignedOut,   ///< there is no session, or the server ended it: sign in again
        BadAnswer,   ///< something answered, but not a Wakeline server as we know it
        Cancelled,   ///< the client was closed meanwhile; show nothing
    };
    Kind kind = Kind::Unreachable;
    QString message = {};
    int status = 0;         ///< HTTP status, 0 where none came
    QString code = {};      ///< the server's machine code: `stale`, `number_taken`, …
    QString field = {};     ///< the field at fault, for the form
    QString requestId = {}; ///< to find the request in the server's log
    std::optional<std::chrono::seconds> retryAfter = {};
    bool neverSent = false; ///< no server has seen the request, so it changed nothing

    bool operator==(const ApiError &) const = default;

    /// The resource was changed by somebody else since it was read (412): reload it before editing again.
    bool isStale() const { return status == 412; }
    /// Trying again later can help without anybody changing anything.
    bool isPassing() const;
    /// Everything worth copying into a report, over several lines; holds no secret.
    QString details() const;
};

template <typename T>
using ApiResult = std::expected<T, ApiError>;

} // namespace wakeline
