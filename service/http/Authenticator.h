// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Access.h"
#include "Request.h"

namespace wakeline {

/// Decides who sent a request and whether the route is for them.
class Authenticator
{
public:
    /// Who looks tokens up; a verifier that is missing knows none.
    struct Verifiers
    {
        VerifyOperatorToken operatorToken;
        VerifyAppToken appToken = {};
        VerifyAppToken addressToken = {}; ///< for AppOrAddress; knows our own tokens too
    };

    /// \param pbxSecret  asked for on a pbx listener that is not on loopback; if empty, none gets in there
    Authenticator(Verifiers verifiers, QByteArray pbxSecret);

    /// \param listening  the address that the listener is bound to: a pbx listener on loopback is open, on any other it
    ///                   asks for the secret, from clients on this machine too
    /// \return who it is; `unauthorized`, `token_expired` (both 401) or `forbidden` (403)
    Result<Identity> identify(const Request &request, Access access, const QHostAddress &listening) const;

private:
    Result<Identity> identifyOperator(const Request &request, Access access) const;
    static Result<Identity> identifyApp(const Request &request, const VerifyAppToken &verify);
    Result<Identity> identifyAppOrPbx(const Request &request, const QHostAddress &listening) const;
    Result<Identity> identifyPbx(const Request &request, const QHostAddress &listening) const;

    Verifiers m_verifiers;
    QByteArray m_pbxSecret;
};

} // namespace wakeline
