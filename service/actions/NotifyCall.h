// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallNotice.h"
#include "Clock.h"
#include "OnceOnly.h"
#include "PushMessage.h"

#include <QCoroTask>
#include <QObject>

namespace wakeline {

class Directory;
class SendPush;

/// Wakes the phones of a callee whose SIP server does not hold the call: it refuses the caller and tells us by a
/// webhook. Everything that it needs is in memory, so it works while the database is away.
class NotifyCall : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds patience{5000}; ///< for the provider's answer
        OnceOnly<int>::Options memory{.keep = std::chrono::minutes(5), .capacity = 50'000};
    };

    NotifyCall(Directory &directory, SendPush &sendPush, const Clock &clock, const Options &options);

    /// Pushes to every device of the callee, soon: never before it has returned. The same (callee, Call-ID) is pushed
    /// once, and answered alike; nobody is pushed for an unknown callee or one who does not want to be disturbed, by
    /// the switch or by the hour, by this caller. \return how many devices
    int notify(const CallNotice &notice);

private:
    QList<PushTarget> targetsOf(const CallNotice &notice) const;
    void pushSoon(const CallNotice &notice, const PushTarget &target);

    Directory &m_directory;
    SendPush &m_sendPush;
    const Clock &m_clock;
    Options m_options;
    OnceOnly<int> m_pushed; ///< how many, by callee and Call-ID
};

} // namespace wakeline
