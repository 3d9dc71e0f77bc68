// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wakeline {

/// A call for somebody who is not registered, as a SIP server's webhook tells it. Nobody holds the call meanwhile: the
/// caller was refused (480) and calls again.
struct CallNotice
{
    QString callee; ///< extension
    QString caller; ///< user part of the caller's address; may be empty
    QString callerName;
    QString callId;
    bool video = false;

    bool operator==(const CallNotice &) const = default;
};

/// The name in a display name as scripts hand it over: `"Alice \"A.\" Smith"` with its quotes, `Alice
/// <sip:alice@example.com>` with the address behind it, `<null>` where Kamailio had none. At most 128 characters, none
/// of them a control character.
QString plainDisplayName(QString text);

} // namespace wakeline
