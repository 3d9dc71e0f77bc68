// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "PushMessage.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QObject>

namespace wakeline {

class Directory;
class PushGateway;
class PushLogWriter;

/// What became of one push.
struct SentPush
{
    PushLogEntry entry;
    bool mayWake = false; ///< accepted, or sent without an answer: the phone may hear of it
};

/// Sends one push and does what its end demands: the log row, and the token's removal, quarantine or remembered
/// environment.
class SendPush : public QObject
{
    Q_OBJECT

public:
    SendPush(PushGateway &gateway, Directory &directory, PushLogWriter &log, const Clock &clock);

    /// Never fails and never outlasts the deadline: what went wrong is the entry's outcome.
    QCoro::Task<SentPush> send(PushMessage message, QDeadlineTimer deadline);

private:
    void followUp(const PushTarget &target, const PushReport &report, const QDateTime &sentAt);

    PushGateway &m_gateway;
    Directory &m_directory;
    PushLogWriter &m_log;
    const Clock &m_clock;
};

} // namespace wakeline
