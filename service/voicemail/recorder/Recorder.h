// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RecorderSettings.h"

namespace wakeline {

/// wakeline-voicemail: builds every part and wires them, on libre's loop. One thread for SIP and media, one for the
/// disk.
class Recorder
{
public:
    explicit Recorder(RecorderSettings settings);
    ~Recorder();
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;

    /// Looks into the spool, then listens.
    Result<void> start();

    /// Until SIGTERM or SIGINT: then the recordings are completed, the callers get a BYE, and it returns within two
    /// seconds and what the disk needs.
    Result<void> run();

private:
    Result<void> watch(int file, void (*ready)(int, void *));
    void tick();
    void stop();

    RecorderSettings m_settings;
    DiskThread m_disk;
    Spool m_spool;
    Prompts m_prompts;
    RecorderReports m_reports;
    RecorderParts m_parts;
    SipEndpoint m_endpoint;
    FileDescriptor m_clock;   ///< timerfd: libre's timers follow the wall clock, which may step back
    FileDescriptor m_signals; ///< signalfd
    std::vector<int> m_watched;
    uint64_t m_frames = 0;
    uint64_t m_stopAt = 0; ///< in frames; 0: not stopping
};

} // namespace wakeline
