// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppProfile.h"
#include "Route.h"

namespace wakeline {

class ChangeAppProfile;
class Directory;
class RegisterDevice;
class SignInApp;

/// What apps are told of the SIP server; `username` and `password` are filled in.
using SipAccountTemplate = SipAccount;
/// Whether an extension is registered now.
using IsOnline = std::function<bool(const QString &extension)>;

/// The mobile app: its sign-in, its extension, the directory and its push token.
class AppRoutes
{
public:
    struct Parts
    {
        SignInApp &signIn;
        ChangeAppProfile &profiles;
        RegisterDevice &devices;
        Directory &directory;
        SipAccountTemplate sip;
        IsOnline isOnline;
    };

    explicit AppRoutes(Parts parts) : m_parts(std::move(parts)) {}

    Routes routes();

private:
    QCoro::Task<Reply> auth(Request request);
    QCoro::Task<Reply> refresh(Request request);
    QCoro::Task<Reply> logout(Request request);
    QCoro::Task<Reply> me(Request request);
    QCoro::Task<Reply> changeMe(Request request);
    QCoro::Task<Reply> directory(Request request);
    QCoro::Task<Reply> registerToken(Request request);
    QCoro::Task<Reply> forgetToken(Request request);

    Parts m_parts;
};

} // namespace wakeline
