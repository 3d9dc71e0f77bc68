// SPDX-License-Identifier: GPL-3.0-or-later
#include "SpoolEntry.h"

#include <QFile>

namespace wakeline {

SpoolEntry::SpoolEntry(Spool &spool, Recording recording)
    : m_spool(spool), m_recording(std::move(recording)), m_files(spool.folder(), m_recording.id)
{}

Result<void> SpoolEntry::create()
{
    m_spool.setActive(m_recording.id, true);
    // Audio without a sidecar would be nobody's, so the sidecar comes first.
    if (const auto written = writeSidecar(m_files.sidecarPart, m_recording, Durability::Process); !written) {
        discard();
        return written;
    }
    auto audio = WavFile::create(m_files.audioPart);
    if (!audio) {
        discard();
        return std::unexpected(audio.error());
    }
    m_audio = std::move(*audio);
    return {}; // the caller waits: not for the disk, since the audio is not on it either before the end
}

Result<void> SpoolEntry::append(SampleSpan samples)
{
    if (m_failed || !m_audio)
        return failure(QStringLiteral("disk"), QStringLiteral("The recording has failed already"));
    const auto written = m_audio->append(samples);
    m_failed = !written;
    return written;
}

Result<Recording> SpoolEntry::finish(EndReason reason, const QDateTime &endedAt, qint64 samples)
{
    m_spool.setActive(m_recording.id, false);
    if (!m_audio)
        return failure(QStringLiteral("disk"), QStringLiteral("There is no audio"));
    m_recording.endedAt = endedAt;
    m_recording.reason = enumName(reason);
    if (samples < m_audio->samples()) {
        if (const auto shortened = m_audio->truncate(samples); !shortened)
            return std::unexpected(shortened.error());
    }
    if (const auto synced = m_audio->sync(); !synced)
        return std::unexpected(synced.error());
    m_audio.reset();
    if (const auto complete = completePair(m_spool.folder(), m_recording); !complete)
        return std::unexpected(complete.error());
    return m_recording;
}

void SpoolEntry::discard()
{
    m_spool.setActive(m_recording.id, false);
    m_audio.reset();
    // The audio first: a sidecar alone is swept away at the next start.
    QFile::remove(m_files.audioPart);
    QFile::remove(m_files.sidecarPart);
}

Result<void> completePair(const QString &folder, const Recording &recording)
{
    const SpoolFiles files(folder, recording.id);
    if (QFile::exists(files.audioPart)) {
        if (const auto named = renameFile(files.audioPart, files.audio); !named)
            return named;
    }
    if (const auto written = writeSidecar(files.sidecar, recording, Durability::Power); !written)
        return written;
    QFile::remove(files.sidecarPart);
    return syncFolder(folder);
}

} // namespace wakeline
