// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Invitation.h"
#include "PlayoutBuffer.h"
#include "Prompts.h"
#include "RecorderReports.h"
#include "RecordingMeter.h"
#include "RecordingWriter.h"
#include "RtpLeg.h"

namespace wakeline {

/// What every call needs of the recorder.
struct RecorderParts
{
    DiskThread &disk;
    Spool &spool;
    Prompts &prompts;
    RecorderReports &reports;
    RecordingLimits limits;
    RtpLeg::Ports ports;
    sa mediaAddress;
};

/// One caller: rings until the spool is ready, answers, plays the greeting and the beep, records, and says goodbye.
class RecordedCall : public std::enable_shared_from_this<RecordedCall>
{
public:
    RecordedCall(RecorderParts &parts, Invitation invitation);
    ~RecordedCall();

    /// Opens the media port, reads the offer and begins to ring; the answer follows when the spool is ready.
    std::expected<void, Refusal> accept(sipsess_sock *sessions, const sip_msg &invite);

    /// 20 ms have passed. \param send  false while catching up: the caller gets no burst
    void tick(bool send);

    /// Ends at the next look, with what was recorded; the first reason counts.
    void end(EndReason reason);
    bool isOver() const { return m_end.has_value(); }

    /// Completes the recording and hangs up. After that it is of no more use.
    void close();

    const QString &source() const { return m_invitation.source; }

private:
    enum class Phase { Ringing, Answered, Greeting, Recording, OnHold };

    void prepare();
    void prepared(const Result<void> &room, std::shared_ptr<SpoolEntry> entry, Sound greeting);
    void answer();
    void refuse(const Refusal &refusal);
    void beginRecording();
    void record(SampleSpan frame);
    void play();
    void pressed(char digit);
    int renegotiate(mbuf **description, const sip_msg &message);
    void completed(const Result<Recording> &recording);

    RecorderParts &m_parts;
    Invitation m_invitation;
    Recording m_recording;
    Phase m_phase = Phase::Ringing;
    std::optional<EndReason> m_end;
    std::unique_ptr<RtpLeg> m_media;
    Sound m_greeting;
    Sound m_beep;
    std::size_t m_played = 0; ///< samples of both
    PlayoutBuffer m_heard;
    RecordingMeter m_meter;
    std::optional<RecordingWriter> m_writer;
    bool m_started = false; ///< the beep is over
    Re<sipsess> m_session;  ///< last: its callbacks use the others
};

} // namespace wakeline
