// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

enum class Topic { Registrations, Calls, Push, Voicemail, Extensions, Licenses, Audit, System };

template <>
struct EnumNames<Topic>
{
    static constexpr std::array names{std::pair{Topic::Registrations, "registrations"},
                                      std::pair{Topic::Calls, "calls"},
                                      std::pair{Topic::Push, "push"},
                                      std::pair{Topic::Voicemail, "voicemail"},
                                      std::pair{Topic::Extensions, "extensions"},
                                      std::pair{Topic::Licenses, "licenses"},
                                      std::pair{Topic::Audit, "audit"},
                                      std::pair{Topic::System, "system"}};
};

/// One event of the live feed. Types and their data:
/// `registration.changed` Registration · `call.changed` Call · `call.recorded` CallRecord, once the call is over ·
/// `push.sent`, `push.woke` PushLogEntry · `extension.changed` Extension · `extension.deleted` {number} ·
/// `device.changed` Device · `device.removed` {id, extension, reason} · `system.alarm` {code, message} ·
/// `system.status` PartStatus · `license.changed` License · `installation.changed` Installation · `gateway.pushes`
/// {forwarded, dead_tokens}, since the start, at most once a second · `license.state` LicenseState of this
/// installation.
struct Event
{
    qint64 seq = 0; ///< rises by one per event of the node's epoch
    QDateTime at;
    Topic topic = Topic::System;
    QString type;
    QJsonObject data;

    bool operator==(const Event &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"seq", &Event::seq},   Field{"at", &Event::at},     Field{"topic", &Event::topic},
        Field{"type", &Event::type}, Field{"data", &Event::data},
    };
};

WAKELINE_WIRE_TYPE(Event)

} // namespace wakeline
