// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecording.h"

#include "CallOutcome.h"

namespace wakeline {

namespace {

qint64 wholeSeconds(const QDateTime &from, const QDateTime &to)
{
    return qMax<qint64>(0, from.msecsTo(to) / 1000); // a clock may have been set back meanwhile
}

void close(CallRecord &record, Disposition disposition, const QString &cause, const QDateTime &at)
{
    record.endTime = qMax(at, record.answerTime.value_or(record.startTime));
    record.duration = wholeSeconds(record.startTime, *record.endTime);
    record.billableDur = record.answerTime ? wholeSeconds(*record.answerTime, *record.endTime) : 0;
    record.disposition = disposition;
    record.hangupCause = cause;
}

} // namespace

CallDirection directionOf(bool callerIsExtension, bool calleeIsExtension)
{
    if (callerIsExtension)
        return calleeIsExtension ? CallDirection::Internal : CallDirection::Outbound;
    return CallDirection::Inbound;
}

void recordAnswer(CallRecord &record, const QDateTime &at)
{
    if (!record.answerTime)
        record.answerTime = qMax(at, record.startTime);
}

void recordEnd(CallRecord &record, const CallReport &report, const QDateTime &at)
{
    // A SIP server tells of an end only after an answer, whether we heard that or not.
    if (report.progress == CallReport::Progress::Ended || record.answerTime)
        close(record, report.voicemail ? Disposition::Voicemail : Disposition::Answered, normalClearing(), at);
    else
        close(record, dispositionOf(report.code), hangupCauseOf(report.code), at);
}

void recordLoss(CallRecord &record, const QDateTime &lastSeen)
{
    close(record, Disposition::Failed, QStringLiteral("lost"), lastSeen);
}

} // namespace wakeline
