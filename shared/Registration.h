// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// One contact bound to an address-of-record (RFC 3261 §10).
struct Binding
{
    QString contact; ///< contact URI without its push parameters
    QString instance;
    QString userAgent;
    QString source; ///< `udp:192.0.2.7:5060`, where the REGISTER came from
    QDateTime expiresAt;
    std::optional<qint64> rttUs; ///< last keepalive round trip, microseconds
    std::optional<QDateTime> lastKeepaliveAt;
    bool pushCapable = false; ///< the contact carried RFC 8599 parameters

    bool operator==(const Binding &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"contact", &Binding::contact},
        Field{"instance", &Binding::instance},
        Field{"user_agent", &Binding::userAgent},
        Field{"source", &Binding::source},
        Field{"expires_at", &Binding::expiresAt},
        Field{"rtt_us", &Binding::rttUs},
        Field{"last_keepalive_at", &Binding::lastKeepaliveAt},
        Field{"push_capable", &Binding::pushCapable},
    };
};

enum class RegistrationState {
    Offline,
    Online,
    Ringing,
    OnCall,
    Checking, ///< bound, but its keepalive is overdue, or the SIP server is being asked
};

template <>
struct EnumNames<RegistrationState>
{
    static constexpr std::array names{
        std::pair{RegistrationState::Offline, "offline"}, std::pair{RegistrationState::Online, "online"},
        std::pair{RegistrationState::Ringing, "ringing"}, std::pair{RegistrationState::OnCall, "on_call"},
        std::pair{RegistrationState::Checking, "checking"}};
};

/// The live state of one address-of-record; the row of the console's Registrations page and the data of
/// `registration.changed`. An extension that never registered has no Registration.
struct Registration
{
    QString extension;
    QString displayName;
    RegistrationState state = RegistrationState::Offline;
    QList<Binding> bindings; ///< newest first; empty while offline
    int pushDevices = 0;     ///< devices that a push can reach
    std::optional<QDateTime> lastSeenAt;

    bool operator==(const Registration &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"extension", &Registration::extension},
        Field{"display_name", &Registration::displayName},
        Field{"state", &Registration::state},
        Field{"bindings", &Registration::bindings},
        Field{"push_devices", &Registration::pushDevices},
        Field{"last_seen_at", &Registration::lastSeenAt},
    };
};

WAKELINE_WIRE_TYPE(Binding)
WAKELINE_WIRE_TYPE(Registration)

} // namespace wakeline
