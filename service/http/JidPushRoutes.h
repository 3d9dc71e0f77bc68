// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallNotice.h"
#include "RegisterDevice.h"
#include "Route.h"

namespace wakeline {

/// Starts the pushes for a call that is told by webhook. \return how many
using NotifyOfCall = std::function<int(const CallNotice &)>;

/// Push registration of apps that know their account by its address (JID), and the webhook of a SIP server that refuses
/// the caller (480) while the phone wakes up. Answers without the envelope; refusals as FastAPI makes them
/// (docs/decisions/0114).
class JidPushRoutes
{
public:
    struct Parts
    {
        RegisterDevice &devices;
        QString domain; ///< of all addresses
        NotifyOfCall notify;
    };

    explicit JidPushRoutes(Parts parts) : m_parts(std::move(parts)) {}

    Routes routes();

private:
    QCoro::Task<Reply> registerDevice(Request request);
    QCoro::Task<Reply> deregisterDevice(Request request);
    QCoro::Task<Reply> callNotify(Request request);

    Parts m_parts;
};

} // namespace wakeline
