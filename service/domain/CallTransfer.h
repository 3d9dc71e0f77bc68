// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TransferOrder.h"

namespace wakeline {

/// A call is to go on to somebody else: one side stays and calls the target, the other one drops out.
struct CallTransfer
{
    QString callId;
    CallSide stays = CallSide::Caller;
    QString target; ///< an extension's number

    bool operator==(const CallTransfer &) const = default;
};

/// What the phone that carries a transfer out tells of its call to the target.
struct TransferReport
{
    QString callId;
    int code = 0;      ///< SIP status of that call: 1xx tries, 2xx answered, else it failed; 0: not told
    bool over = false; ///< it tells nothing more

    bool operator==(const TransferReport &) const = default;
};

} // namespace wakeline
