// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogEntry.h"

namespace wakeline {

/// Of `POST /v1/push`.
struct PushBody
{
    std::optional<QString> licenseKey; ///< else X-License-Key
    QString token;
    QString platform;
    QString callerId;
    QString callId;
    std::optional<QString> callerName;
    std::optional<QString> callType;
    std::optional<QString> appId;
    std::optional<PushEvent> event;
    std::optional<qint64> ttl;

    static constexpr auto fields = std::tuple{
        Field{"license_key", &PushBody::licenseKey},
        Field{"push_token", &PushBody::token},
        Field{"push_platform", &PushBody::platform},
        Field{"caller_id", &PushBody::callerId},
        Field{"call_id", &PushBody::callId},
        Field{"caller_name", &PushBody::callerName},
        Field{"call_type", &PushBody::callType},
        Field{"app_id", &PushBody::appId},
        Field{"event", &PushBody::event},
        Field{"ttl_s", &PushBody::ttl},
    };
};

} // namespace wakeline
