// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EndReason.h"
#include "Spool.h"
#include "SpoolFiles.h"
#include "WavFile.h"

namespace wakeline {

/// One recording on its way to the disk. Made anywhere, used in the disk's thread only. What was neither finished nor
/// discarded stays as it is, for Spool::recover().
class SpoolEntry
{
public:
    SpoolEntry(Spool &spool, Recording recording);

    /// Writes who calls, and an empty WAV file.
    Result<void> create();

    /// \return error `disk`; later pieces are refused then, so that the audio has no hole
    Result<void> append(SampleSpan samples);

    /// Keeps the first `samples`, and makes the pair complete and durable: the audio's name first, the sidecar's last.
    /// After an error Spool::recover() tries again.
    Result<Recording> finish(EndReason reason, const QDateTime &endedAt, qint64 samples);

    /// Nothing remains.
    void discard();

private:
    Spool &m_spool;
    Recording m_recording;
    SpoolFiles m_files;
    std::optional<WavFile> m_audio;
    bool m_failed = false;
};

/// The last steps, which a recovery takes too: from two `.part` files, the audio synced, to a complete pair.
Result<void> completePair(const QString &folder, const Recording &recording);

} // namespace wakeline
