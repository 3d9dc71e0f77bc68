// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EndReason.h"
#include "Samples.h"

namespace wakeline {

struct RecordingLimits
{
    std::chrono::milliseconds longest = std::chrono::seconds(180);
    std::chrono::milliseconds silence = std::chrono::seconds(8);  ///< after speech
    std::chrono::milliseconds noAudio = std::chrono::seconds(10); ///< where there never was speech
    std::chrono::milliseconds noRtp = std::chrono::seconds(10);
    std::chrono::milliseconds shortest = std::chrono::milliseconds(1000); ///< what is shorter is no message
    int quiet = 200; ///< root mean square of a frame up to which it is silence (-44 dBFS)
};

/// Listens along with a recording and says when it is over and how much of it is worth keeping. Pure: its time is the
/// number of frames that it is given.
class RecordingMeter
{
public:
    explicit RecordingMeter(const RecordingLimits &limits) : m_limits(limits) {}

    /// A packet came.
    void hear() { m_sinceRtp = {}; }

    /// Another frame was recorded.
    std::optional<EndReason> record(SampleSpan frame);

    /// A frame's time passed on hold: it counts toward the longest call only.
    std::optional<EndReason> hold();
    /// Back from hold: the silences begin anew.
    void resume();

    /// What remains without the silence at the end, but for a breath's length of it; 0 if nothing was heard.
    qint64 worthKeeping() const;
    /// Whether that is a message at all.
    bool isMessage() const;

private:
    bool isOver(std::chrono::milliseconds time) const { return time >= m_limits.longest; }

    RecordingLimits m_limits;
    std::chrono::milliseconds m_elapsed{0};
    std::chrono::milliseconds m_sinceRtp{0};
    std::chrono::milliseconds m_sinceVoice{0};
    qint64 m_samples = 0;
    qint64 m_voicedTo = 0; ///< samples up to the end of the last frame that was not silent
};

} // namespace wakeline
