// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordingWriter.h"

#include "RecorderLog.h"

namespace wakeline {

namespace {

constexpr std::size_t pieceSize = sampleRate / 5; ///< as much as kill -9 may cost

} // namespace

RecordingWriter::RecordingWriter(DiskThread &disk, std::shared_ptr<SpoolEntry> entry)
    : m_disk(disk), m_entry(std::move(entry)), m_failed(std::make_shared<std::atomic<bool>>(false))
{}

void RecordingWriter::add(SampleSpan frame)
{
    m_piece.insert(m_piece.end(), frame.begin(), frame.end());
    if (m_piece.size() >= pieceSize)
        flush();
}

void RecordingWriter::flush()
{
    if (m_piece.empty() || hasFailed())
        return;
    if (m_disk.isOverwhelmed()) {
        qCWarning(lcRecorder, "The disk of the spool does not keep up: a recording ends");
        m_failed->store(true);
        return;
    }
    auto piece = std::make_shared<Samples>(std::exchange(m_piece, {}));
    m_piece.reserve(pieceSize);
    m_disk.run([entry = m_entry, failed = m_failed, piece] {
        const auto written = entry->append(*piece);
        if (!written && !failed->exchange(true))
            qCWarning(lcRecorder, "A recording ends: %s", qPrintable(written.error().message));
    });
}

void RecordingWriter::finish(EndReason reason, const QDateTime &endedAt, qint64 samples, Then then)
{
    flush();
    auto outcome = std::make_shared<Result<Recording>>();
    m_disk.run([=, entry = m_entry] { *outcome = entry->finish(reason, endedAt, samples); },
               [outcome, then = std::move(then)] { then(std::move(*outcome)); });
}

void RecordingWriter::discard()
{
    m_disk.run([entry = m_entry] { entry->discard(); });
}

} // namespace wakeline
