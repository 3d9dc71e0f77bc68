// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KamailioRpcReplies.h"
#include "Result.h"

#include <QByteArray>

namespace wakeline {

/// A REFER within a dialog (RFC 3515), written in one phone's name for the other one to obey.
struct ReferRequest
{
    QString callId;
    KamailioLeg from; ///< in whose name
    KamailioLeg to;   ///< who is told to call
    QString domain;   ///< ours: where the SIP server takes it in
    QString target;   ///< SIP URI that is to be called
    QByteArray token; ///< by which kamailio.cfg knows it: letters and digits

    bool operator==(const ReferRequest &) const = default;

    /// \return the message as it goes over the wire; `invalid_value` if something in it could end its line or its
    /// place, or if the SIP server does not know where the phone is
    Result<QByteArray> bytes() const;
};

} // namespace wakeline
