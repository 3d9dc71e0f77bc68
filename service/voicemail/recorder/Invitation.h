// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Libre.h"

#include <QString>

#include <expected>

namespace wakeline {

/// A final answer to a request that is not served.
struct Refusal
{
    uint16_t code;
    const char *reason;
    QByteArray headers = {}; ///< whole lines, each with its CRLF

    bool operator==(const Refusal &) const = default;
};

/// What an INVITE says about the call, checked.
struct Invitation
{
    QString mailbox;
    QString callId;
    QString callerName;
    QString callerNumber;
    QString source;   ///< whom limits count by: the caller's number, or the sender's address where there is none
    QString listener; ///< the extension that listens to its box; empty: the call is to be recorded
    bool hasOffer = false;

    /// The mailbox is X-VM-Mailbox, which the SIP server sets after it removed what callers had put there: the request
    /// URI is the caller's own. So is X-VM-Listener, which it sets for the extension that it has authenticated and that
    /// calls its voicemail. The caller is P-Asserted-Identity (RFC 3325) where there is one, else From.
    static std::expected<Invitation, Refusal> read(const sip_msg &message);
};

} // namespace wakeline
