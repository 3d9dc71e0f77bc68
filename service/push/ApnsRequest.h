// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Message.h"
#include "PushMessage.h"
#include "Result.h"

namespace wakeline {

/// How a push travels to iOS.
struct ApnsKind
{
    enum class Type { Voip, Alert };

    Type type = Type::Alert;
    int priority = 10;

    bool operator==(const ApnsKind &) const = default;

    /// \return no value if nothing may be sent: whatever is not a call must not reach a PushKit token, since iOS ends
    /// apps whose VoIP pushes do not lead to a call on the screen
    static std::optional<ApnsKind> of(const PushMessage &message);
};

/// Our side of a request to APNs.
struct ApnsSender
{
    QString teamId;
    QString bundleId;
    QByteArray providerToken;

    bool operator==(const ApnsSender &) const = default;
};

/// The topic for a device: its pn-param `TEAM.bundle[.voip|.remote]`, else the configured bundle.
/// \return empty if there is neither
QByteArray apnsTopic(const QString &appId, const ApnsSender &sender, ApnsKind::Type type);

/// The whole request.
/// \param shrunk  APNs has called it too large already
/// Errors: `invalid_token`, `missing_topic`, `too_large`.
Result<Http2Request> apnsRequest(const PushMessage &message, ApnsKind kind, const ApnsSender &sender,
                                 const QDateTime &now, bool shrunk);

} // namespace wakeline
