// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogEntry.h"

#include <chrono>

namespace wakeline {

/// What a push came to, as an operator sees it.
enum class PushResult {
    Waiting,  ///< accepted for a call or a test; the phone may still register
    Woke,     ///< the phone registered in time
    Slow,     ///< it registered, but later than `slowWake`
    NotWoken, ///< accepted, and nothing came back within `wakeWindow`
    Sent,     ///< accepted; a push of this kind wakes nobody (cancel, missed call, voicemail)
    Failed,   ///< the provider refused it or did not answer
};

inline constexpr std::chrono::milliseconds slowWake{3000};
inline constexpr std::chrono::seconds wakeWindow{30};

PushResult pushResult(const PushLogEntry &entry, const QDateTime &now);

/// "Woke", "Waiting", "Slow", "No answer", "Sent", "Failed".
QString stateText(PushResult result);

/// "APNs", "FCM", "Web Push".
QString providerText(PushProviderName provider);

} // namespace wakeline
