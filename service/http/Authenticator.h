// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Access.h"
#include "Request.h"

namespace wakeline {

/// Decides who sent a request and whether the route is for them.
class Authenticator
{
public:
    /// \param pbxSecret  asked for on a pbx listener that is not on loopback; if empty, none gets in there
    Authenticator(VerifyOperatorToken verify, QByteArray pbxSecret);

    /// \param listening  the address that the listener is bound to: a pbx listener on loopback is open, on any other it
    ///                   asks for the secret, from clients on this machine too
    /// \return who it is; `unauthorized`, `token_expired` (both 401) or `forbidden` (403)
    Result<Identity> identify(const Request &request, Access access, const QHostAddress &listening) const;

    const VerifyOperatorToken &verifyOperator() const { return m_verify; }

private:
    Result<Identity> identifyOperator(const Request &request, Access access) const;
    Result<Identity> identifyPbx(const Request &request, const QHostAddress &listening) const;

    VerifyOperatorToken m_verify;
    QByteArray m_pbxSecret;
};

} // namespace wakeline
