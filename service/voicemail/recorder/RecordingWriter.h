// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DiskThread.h"
#include "SpoolEntry.h"

#include <atomic>

namespace wakeline {

/// Hands a recording to the disk's thread, a fifth of a second at a time.
class RecordingWriter
{
public:
    /// \param entry  created already
    RecordingWriter(DiskThread &disk, std::shared_ptr<SpoolEntry> entry);

    void add(SampleSpan frame);
    /// The disk refused a piece, or has stopped answering: the recording must end.
    bool hasFailed() const { return m_failed->load(std::memory_order_relaxed); }

    using Then = std::function<void(Result<Recording>)>;
    /// \see SpoolEntry::finish
    void finish(EndReason reason, const QDateTime &endedAt, qint64 samples, Then then);
    void discard();

private:
    void flush();

    DiskThread &m_disk;
    std::shared_ptr<SpoolEntry> m_entry;
    std::shared_ptr<std::atomic<bool>> m_failed; ///< told by the disk's thread
    Samples m_piece;
};

} // namespace wakeline
