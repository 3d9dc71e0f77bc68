// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "Route.h"

#include <QStringList>

namespace wakeline {

/// The TURN servers that share a secret with us; without a secret there are none.
struct TurnServers
{
    QByteArray secret;
    QStringList uris; ///< RFC 7065: `turn:turn.example.com:3478?transport=udp`

    bool operator==(const TurnServers &) const = default;
};

/// Where an app finds everything before it signs in, and its name and password at the TURN servers. The apps are those
/// of JidPushRoutes.
class ServerInfoRoutes
{
public:
    /// \param info   what `server/info` answers, without the TURN servers
    /// \param clock  must outlive the routes
    ServerInfoRoutes(QJsonObject info, TurnServers turn, const Clock &clock);

    Routes routes();

private:
    QCoro::Task<Reply> info(Request request);
    QCoro::Task<Reply> turnCredentials(Request request);

    QJsonObject m_info;
    TurnServers m_turn;
    const Clock &m_clock;
};

} // namespace wakeline
