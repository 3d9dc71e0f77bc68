// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FileDescriptor.h"
#include "Result.h"
#include "Samples.h"

namespace wakeline {

/// A WAV file (mono, 16 bits, 8 kHz) that is valid whenever it is looked at: it appears with its header, and samples
/// are written before the header that counts them.
class WavFile
{
public:
    /// Makes the file; mode 0600.
    static Result<WavFile> create(const QString &path);

    /// Opens what a killed process left and counts in what its last header did not.
    /// \return error `no_audio`: no file is there, or one too short for a sample; `not_ours`; `disk`: it may be read
    /// later
    static Result<WavFile> recover(const QString &path);

    /// \return error `disk`: what was written before is still there and valid
    Result<void> append(SampleSpan samples);

    /// Forgets what comes after the first `samples`.
    Result<void> truncate(qint64 samples);

    /// Waits for the disk.
    Result<void> sync();

    qint64 samples() const { return m_samples; }

private:
    explicit WavFile(FileDescriptor file) : m_file(std::move(file)) {}
    Result<void> writeHeader();

    FileDescriptor m_file;
    qint64 m_samples = 0;
};

} // namespace wakeline
