// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RegisterDevice.h"
#include "Route.h"

namespace wakeline {

/// Push tokens of softphones that have one for each platform of a user, all of them FCM's, on iOS too: a new token
/// takes the place of the one before. Answers `{"success": true, …}`. An app may name its own user alone, the SIP
/// server any.
class PlatformTokenRoutes
{
public:
    /// Both must outlive the routes.
    PlatformTokenRoutes(RegisterDevice &devices, const Directory &directory)
        : m_devices(devices), m_directory(directory)
    {}

    Routes routes();

private:
    QCoro::Task<Reply> registerToken(Request request);
    QCoro::Task<Reply> showToken(Request request);
    QCoro::Task<Reply> forgetTokens(Request request);
    Result<void> admit(const Request &request, const QString &user) const;

    RegisterDevice &m_devices;
    const Directory &m_directory;
};

} // namespace wakeline
