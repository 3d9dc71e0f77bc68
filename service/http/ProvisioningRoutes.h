// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppProfile.h"
#include "Route.h"
#include "ServerAddress.h"

namespace wakeline {

class Directory;
class ExtensionTable;
class ProvisionApp;
class RemoveDevice;

/// Signing apps in by a one-time code, and logging them out again.
class ProvisioningRoutes
{
public:
    struct Parts
    {
        ProvisionApp &provision;
        RemoveDevice &removals;
        Directory &directory;
        ExtensionTable &extensions;
        SipAccount sip; ///< what apps are told; user names and password are filled in
        ServerAddress address;
    };

    explicit ProvisioningRoutes(Parts parts) : m_parts(std::move(parts)) {}

    Routes routes();

private:
    QCoro::Task<Reply> makeCode(Request request);
    QCoro::Task<Reply> redeem(Request request);
    QCoro::Task<Reply> sessions(Request request);
    QCoro::Task<Reply> signOut(Request request);

    Parts m_parts;
};

} // namespace wakeline
