// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordedCall.h"

#include "RecorderLog.h"

#include <QRandomGenerator>

namespace wakeline {

namespace {

constexpr QLatin1String mailboxFull("mailbox_full"); ///< as Spool::hasRoom() says it

std::unexpected<Error> mailboxIsFull()
{
    return failure(mailboxFull, QStringLiteral("The box of this mailbox is full"));
}

QString newId(const QDateTime &now)
{
    return now.toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz-")) +
           QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
}

} // namespace

/// What the disk's thread finds out before a call is answered.
struct RecordedCall::Preparation
{
    Result<void> room;
    std::shared_ptr<SpoolEntry> entry;
    Sounds greeting;
    std::optional<RecordedBox> box;
};

RecordedCall::RecordedCall(RecorderParts &parts, Invitation invitation)
    : VoicemailCall(parts, std::move(invitation)), m_meter(parts.limits)
{
    const Invitation &from = this->invitation();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_recording = {newId(now), from.mailbox, from.callId, from.callerName, from.callerNumber, now};
}

RecordedCall::~RecordedCall()
{
    hangUp();
}

/// Everything that reads or writes files, in the disk's thread: whether there is room, the empty pair, the greeting.
void RecordedCall::accepted()
{
    auto preparation = std::make_shared<Preparation>();
    preparation->entry = std::make_shared<SpoolEntry>(parts().spool, m_recording);
    const auto job = [preparation, &parts = parts(), mailbox = invitation().mailbox] {
        preparation->box = parts.prompts.boxOf(mailbox);
        // A message that its box cannot take would lie in the spool, at the cost of all the others.
        if (preparation->box && preparation->box->full.value_or(false))
            preparation->room = mailboxIsFull();
        else
            preparation->room = parts.spool.hasRoom(mailbox);
        if (!preparation->room)
            return;
        preparation->room = preparation->entry->create();
        preparation->greeting = parts.prompts.greetingOf(mailbox);
    };
    parts().disk.run(job, [preparation, &parts = parts(), self = weak_from_this()] {
        if (const auto call = std::static_pointer_cast<RecordedCall>(self.lock()))
            call->prepared(*preparation);
        else if (preparation->room)
            RecordingWriter(parts.disk, preparation->entry).discard();
    });
}

void RecordedCall::prepared(const Preparation &done)
{
    if (done.room)
        m_writer.emplace(parts().disk, done.entry);
    const bool isMailboxFull = !done.room && done.room.error().code == mailboxFull;
    if (!isMailboxFull) // the spool itself is well: this is one mailbox's trouble
        parts().reports.reportRoom(done.room);
    if (isOver())
        return; // the caller gave up: close() discards
    if (isMailboxFull)
        return refuse({480, "Mailbox Full", "Retry-After: 60\r\n"});
    if (!done.room)
        return refuse({480, "Temporarily Unavailable", "Retry-After: 60\r\n"});
    if (done.box) {
        RecordingLimits limits = parts().limits;
        limits.longest = std::chrono::seconds(done.box->maxDurationS);
        m_meter = RecordingMeter(limits);
    }
    Sounds sounds = done.greeting;
    sounds.push_back(Prompts::beep());
    m_greeting.play(std::move(sounds));
    answer();
}

void RecordedCall::heard(const HeardAudio &audio)
{
    m_meter.hear();
    m_heard.write(audio.source, audio.timestamp, audio.samples);
}

void RecordedCall::tick(bool send)
{
    if (isOver() || m_phase == Phase::Ringing)
        return;
    std::array<int16_t, frameSize> frame{};
    if (send) {
        if (m_phase == Phase::Greeting && !m_onHold) // who holds hears the rest afterwards
            m_greeting.read(frame);
        media().send(frame); // silence too, so that the way stays open through NATs
    }
    m_heard.read(frame);
    if (m_onHold) {
        if (const auto reason = m_meter.hold())
            end(*reason);
    } else if (m_phase == Phase::Recording) {
        record(frame);
    } else if (m_greeting.isOver()) {
        beginRecording();
    }
}

void RecordedCall::held(bool onHold)
{
    if (m_onHold && !onHold)
        m_meter.resume();
    m_onHold = onHold;
}

void RecordedCall::beginRecording()
{
    m_phase = Phase::Recording;
    m_started = true;
    m_meter.resume();
    parts().reports.started(m_recording);
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
    if (digit != '#' || m_onHold)
        return;
    if (m_phase == Phase::Greeting)
        m_greeting.skipToLast();
    else if (m_phase == Phase::Recording)
        end(EndReason::Hash);
}

void RecordedCall::close()
{
    const EndReason reason = endReason().value_or(EndReason::Shutdown);
    hangUp();
    if (!m_writer)
        return;
    if (m_meter.isMessage()) {
        // This call is gone by then.
        m_writer->finish(reason, QDateTime::currentDateTimeUtc(), m_meter.worthKeeping(),
                         [self = std::static_pointer_cast<RecordedCall>(shared_from_this())](
                             const Result<Recording> &done) { self->completed(done); });
        return;
    }
    m_writer->discard();
    if (!m_started)
        return;
    m_recording.reason = enumName(reason);
    m_recording.endedAt = QDateTime::currentDateTimeUtc();
    parts().reports.dropped(m_recording);
    qCInfo(lcRecorder, "No message of %s for mailbox %s: too short (%s)", qPrintable(m_recording.callerNumber),
           qPrintable(m_recording.mailbox), qPrintable(*m_recording.reason));
}

void RecordedCall::completed(const Result<Recording> &recording)
{
    if (!recording) {
        // Its files stay, and the next review tries again.
        parts().reports.alert(
            QStringLiteral("spool_failing"), true,
            QStringLiteral("The message %1 cannot be completed: %2").arg(m_recording.id, recording.error().message));
        return;
    }
    parts().reports.finished(*recording);
    qCInfo(lcRecorder, "Recorded %lld ms of %s for mailbox %s (%s)",
           static_cast<long long>(timeOf(m_meter.worthKeeping()).count()), qPrintable(recording->callerNumber),
           qPrintable(recording->mailbox), qPrintable(*recording->reason));
}

} // namespace wakeline
