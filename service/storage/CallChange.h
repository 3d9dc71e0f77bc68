// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecord.h"
#include "PbxReport.h"

#include <variant>

namespace wakeline {

/// The first that is known of a call.
struct CallOpened
{
    QByteArray uid; ///< 16 bytes that no other call has: however often it is written, it is one row
    CallRecord record;

    bool operator==(const CallOpened &) const = default;
};

/// Answered, Ended or Failed.
struct CallProgressed
{
    CallReport report;
    QDateTime at;

    bool operator==(const CallProgressed &) const = default;
};

/// The calls that a SIP server knows, each as it would be opened now; an answer time where it has been answered.
struct CallsFound
{
    QList<CallOpened> calls;
    QDateTime askedAt; ///< calls that arrived later may be missing
    QDateTime at;

    bool operator==(const CallsFound &) const = default;
};

/// The SIP server is connected, so every open call is up now.
struct CallsSeen
{
    QDateTime at;

    bool operator==(const CallsSeen &) const = default;
};

/// A step in the life of call records. Each may be applied twice without harm.
using CallChange = std::variant<CallOpened, CallProgressed, CallsFound, CallsSeen>;

} // namespace wakeline
