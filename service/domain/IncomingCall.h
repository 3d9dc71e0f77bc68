// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wakeline {

/// An INVITE that the SIP server holds until it is told what to do with it.
struct IncomingCall
{
    QString transaction; ///< the SIP server's handle for the suspended INVITE, given back with the decision
    QString callId;
    QString callee; ///< extension number that was dialled
    QString caller; ///< user part of From
    QString callerName;
    bool video = false;
    int liveContacts = 0; ///< bindings that the SIP server could deliver to now
    QString source;       ///< `udp:192.0.2.7:5060`
    int diversions = 0;   ///< Diversion headers (RFC 5806) that it came with
    QString account = {}; ///< the extension whose password the caller has; empty: none of ours, such as a trunk

    bool operator==(const IncomingCall &) const = default;
};

/// A step of an earlier decision did not lead to an answer and the SIP server asks what is next.
struct CallStepFailed
{
    QString transaction;
    QString callId;
    QString callee;
    QString caller;
    QString phase;      ///< `hold`, `deliver`, `redirect`, `fork`, `wait`
    int code = 0;       ///< SIP status that ended the step; 408 for a timeout
    QString trail = {}; ///< as the decision had it
    QString callerName = {};
    int diversions = 0;

    bool operator==(const CallStepFailed &) const = default;
};

} // namespace wakeline
