// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PlayoutBuffer.h"
#include "RecordingWriter.h"
#include "SoundQueue.h"
#include "VoicemailCall.h"

namespace wakeline {

/// A caller whom nobody answered: rings until the spool is ready, answers, plays the greeting and the beep, and
/// records.
class RecordedCall : public VoicemailCall
{
public:
    RecordedCall(RecorderParts &parts, Invitation invitation);
    ~RecordedCall() override;

    void tick(bool send) override;
    void close() override;

private:
    enum class Phase { Ringing, Greeting, Recording };
    struct Preparation;

    void accepted() override;
    void established() override { m_phase = Phase::Greeting; }
    void heard(const HeardAudio &audio) override;
    void pressed(char digit) override;
    void held(bool onHold) override;

    void prepared(const Preparation &done);
    void beginRecording();
    void record(SampleSpan frame);
    void completed(const Result<Recording> &recording);

    Recording m_recording;
    Phase m_phase = Phase::Ringing;
    SoundQueue m_greeting; ///< and the beep
    PlayoutBuffer m_heard;
    RecordingMeter m_meter;
    std::optional<RecordingWriter> m_writer;
    bool m_started = false; ///< the beep is over
    bool m_onHold = false;
};

} // namespace wakeline
