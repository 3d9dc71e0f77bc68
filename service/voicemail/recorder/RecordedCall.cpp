// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordedCall.h"

#include "RecorderLog.h"

#include <QRandomGenerator>

namespace wakeline {

namespace {

QString newId(const QDateTime &now)
{
    return now.toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz-")) +
           QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
}

} // namespace

RecordedCall::RecordedCall(RecorderParts &parts, Invitation invitation)
    : m_parts(parts), m_invitation(std::move(invitation)), m_meter(parts.limits)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_recording = {
        newId(now), m_invitation.mailbox, m_invitation.callId, m_invitation.callerName, m_invitation.callerNumber, now};
}

RecordedCall::~RecordedCall() = default;

/// Everything that reads or writes files, in the disk's thread: whether there is room, the empty pair, the greeting.
void RecordedCall::prepare()
{
    struct Outcome
    {
        Result<void> room;
        Sound greeting;
    };
    auto outcome = std::make_shared<Outcome>();
    auto entry = std::make_shared<SpoolEntry>(m_parts.spool, m_recording);
    const auto job = [outcome, entry, &parts = m_parts, mailbox = m_invitation.mailbox] {
        outcome->room = parts.spool.hasRoom();
        if (outcome->room)
            outcome->room = entry->create();
        outcome->greeting = parts.prompts.greetingOf(mailbox);
    };
    m_parts.disk.run(job, [outcome, entry, &parts = m_parts, self = weak_from_this()] {
        if (const auto call = self.lock())
            call->prepared(outcome->room, entry, outcome->greeting);
        else if (outcome->room)
            RecordingWriter(parts.disk, entry).discard();
    });
}

void RecordedCall::prepared(const Result<void> &room, std::shared_ptr<SpoolEntry> entry, Sound greeting)
{
    if (room)
        m_writer.emplace(m_parts.disk, std::move(entry));
    m_parts.reports.reportRoom(room);
    if (m_end)
        return; // the caller gave up: close() discards
    if (!room)
        return refuse({480, "Temporarily Unavailable", "Retry-After: 60\r\n"});
    m_greeting = std::move(greeting);
    m_beep = Prompts::beep();
    answer();
}

void RecordedCall::tick(bool send)
{
    if (m_end || m_phase == Phase::Ringing || m_phase == Phase::Answered)
        return;
    if (send)
        play();
    std::array<int16_t, frameSize> frame;
    m_heard.read(frame);
    switch (m_phase) {
    case Phase::Greeting:
        if (m_played >= m_greeting->size() + m_beep->size())
            beginRecording();
        break;
    case Phase::Recording:
        record(frame);
        break;
    case Phase::OnHold:
        if (const auto reason = m_meter.hold())
            end(*reason);
        break;
    default:
        break;
    }
}

void RecordedCall::play()
{
    std::array<int16_t, frameSize> frame{};
    for (int16_t &sample : frame) {
        if (m_phase != Phase::Greeting)
            break; // silence, so that the way stays open through NATs
        if (m_played < m_greeting->size())
            sample = (*m_greeting)[m_played++];
        else if (m_played < m_greeting->size() + m_beep->size())
            sample = (*m_beep)[m_played++ - m_greeting->size()];
    }
    m_media->send(frame);
}

void RecordedCall::beginRecording()
{
    m_phase = Phase::Recording;
    m_started = true;
    m_meter.resume();
    m_parts.reports.started(m_recording);
}

void RecordedCall::record(SampleSpan frame)
{
    m_writer->add(frame);
    const auto reason = m_meter.record(frame);
    if (reason)
        end(*reason);
    else if (m_writer->hasFailed())
        end(EndReason::Disk);
}

/// `#` skips the greeting, but not the beep, and ends the recording.
void RecordedCall::pressed(char digit)
{
    if (digit != '#')
        return;
    if (m_phase == Phase::Greeting)
        m_played = std::max(m_played, m_greeting->size());
    else if (m_phase == Phase::Recording)
        end(EndReason::Hash);
}

void RecordedCall::end(EndReason reason)
{
    if (!m_end)
        m_end = reason;
}

void RecordedCall::close()
{
    const EndReason reason = m_end.value_or(EndReason::Shutdown);
    m_session.reset(); // says BYE where the caller has not
    m_media.reset();
    if (!m_writer)
        return;
    if (m_meter.isMessage()) {
        // This call is gone by then.
        m_writer->finish(reason, QDateTime::currentDateTimeUtc(), m_meter.worthKeeping(),
                         [self = shared_from_this()](const Result<Recording> &done) { self->completed(done); });
        return;
    }
    m_writer->discard();
    if (!m_started)
        return;
    m_recording.reason = enumName(reason);
    m_recording.endedAt = QDateTime::currentDateTimeUtc();
    m_parts.reports.dropped(m_recording);
    qCInfo(lcRecorder, "No message of %s for mailbox %s: too short (%s)", qPrintable(m_recording.callerNumber),
           qPrintable(m_recording.mailbox), qPrintable(*m_recording.reason));
}

void RecordedCall::completed(const Result<Recording> &recording)
{
    if (!recording) {
        // Its files stay, and the next review tries again.
        m_parts.reports.alert(
            QStringLiteral("spool_failing"), true,
            QStringLiteral("The message %1 cannot be completed: %2").arg(m_recording.id, recording.error().message));
        return;
    }
    m_parts.reports.finished(*recording);
    qCInfo(lcRecorder, "Recorded %lld ms of %s for mailbox %s (%s)",
           static_cast<long long>(timeOf(m_meter.worthKeeping()).count()), qPrintable(recording->callerNumber),
           qPrintable(recording->mailbox), qPrintable(*recording->reason));
}

} // namespace wakeline
