// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Device.h"
#include "SipAddress.h"

namespace wakeline {

/// One push token of a Contact, ready to be pushed to.
struct PushToken
{
    QString token;
    QString appId;     ///< pn-param of this token
    bool voip = false; ///< an APNs PushKit token (Flexisip's `:voip`), else an ordinary one

    bool operator==(const PushToken &) const = default;
};

/// The push parameters of a Contact URI.
///
/// Three forms are read: RFC 8599 (`pn-provider`, `pn-prid`, `pn-param`), Flexisip's two-token form of it
/// (`pn-prid=tok:voip&tok:remote`, `pn-param=TEAM.bundle.voip&remote`), where both lists must be of one length, and the
/// legacy `pn-type` / `app-id` / `pn-tok`.
struct PushParameters
{
    PushProviderName provider = PushProviderName::Fcm;
    QList<PushToken> tokens; ///< at least one; at most one with `voip`

    bool operator==(const PushParameters &) const = default;

    /// \return no value if the Contact carries no push parameters at all; an error that names the parameter if it
    /// carries some that cannot be used.
    static Result<std::optional<PushParameters>> fromContact(const SipAddress &contact);

    /// The token that a call is announced on: the VoIP one, else the first.
    const PushToken &callToken() const;
};

/// Takes every push parameter out of a contact, so that a token never reaches a log, another phone or a client.
SipAddress withoutPushParameters(SipAddress contact);

/// `dEadBe…9A2b`; a token of fewer than 16 characters is masked whole.
QString maskToken(const QString &token);

} // namespace wakeline
