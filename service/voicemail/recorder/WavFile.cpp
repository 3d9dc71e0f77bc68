// SPDX-License-Identifier: GPL-3.0-or-later
#include "WavFile.h"

#include "DiskFailure.h"

#include <QFile>
#include <QtEndian>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace wakeline {

namespace {

static_assert(std::endian::native == std::endian::little, "samples are written as they lie in memory");

constexpr qint64 headerSize = 44;
constexpr qint64 sampleSize = 2;

/// The canonical 44 bytes of RIFF/WAVE with linear PCM.
std::array<char, headerSize> headerFor(qint64 samples)
{
    std::array<char, headerSize> bytes{};
    const auto bytesOfAudio = quint32(samples * sampleSize);
    std::size_t at = 0;
    const auto text = [&](const char *four) {
        std::memcpy(bytes.data() + at, four, 4);
        at += 4;
    };
    const auto number = [&]<typename Number>(Number value) {
        qToLittleEndian(value, bytes.data() + at);
        at += sizeof value;
    };
    text("RIFF");
    number(quint32(headerSize - 8 + bytesOfAudio));
    text("WAVE");
    text("fmt ");
    number(quint32(16));
    number(quint16(1)); // PCM
    number(quint16(1)); // channel
    number(quint32(sampleRate));
    number(quint32(sampleRate * sampleSize));
    number(quint16(sampleSize));
    number(quint16(sampleSize * 8));
    text("data");
    number(bytesOfAudio);
    return bytes;
}

bool writeAt(int file, const void *bytes, std::size_t size, off_t offset)
{
    const auto *at = static_cast<const char *>(bytes);
    while (size > 0) {
        const ssize_t written = ::pwrite(file, at, size, offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        offset += written;
        size -= std::size_t(written);
    }
    return true;
}

} // namespace

Result<WavFile> WavFile::create(const QString &path)
{
    // Under another name until the header stands in it.
    const QByteArray target = QFile::encodeName(path);
    const QByteArray draft = target + ".new";
    WavFile file(FileDescriptor(::open(draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)));
    if (!file.m_file.isOpen())
        return diskFailure(QStringLiteral("Creating %1").arg(path));
    if (const auto written = file.writeHeader(); !written || ::rename(draft.constData(), target.constData()) != 0) {
        const auto problem =
            written ? diskFailure(QStringLiteral("Naming %1").arg(path)) : std::unexpected(written.error());
        ::unlink(draft.constData());
        return problem;
    }
    return file;
}

Result<WavFile> WavFile::recover(const QString &path)
{
    WavFile file(FileDescriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW)));
    struct stat status = {};
    if (!file.m_file.isOpen() && errno == ENOENT)
        return failure(QStringLiteral("no_audio"), QStringLiteral("%1 is not there").arg(path));
    if (!file.m_file.isOpen() || ::fstat(file.m_file.number(), &status) != 0)
        return diskFailure(QStringLiteral("Opening %1").arg(path));
    if (S_ISREG(status.st_mode) && status.st_size < headerSize) // a power failure cut even its header off
        return failure(QStringLiteral("no_audio"), QStringLiteral("%1 holds nothing").arg(path));
    std::array<char, headerSize> found{};
    const std::array<char, headerSize> wanted = headerFor(0);
    const ssize_t size = ::pread(file.m_file.number(), found.data(), found.size(), 0);
    if (size < 0)
        return diskFailure(QStringLiteral("Reading %1").arg(path));
    // All but the two lengths.
    const bool ours = size == headerSize && std::equal(wanted.begin(), wanted.begin() + 4, found.begin()) &&
                      std::equal(wanted.begin() + 8, wanted.begin() + 40, found.begin() + 8);
    if (!ours)
        return failure(QStringLiteral("not_ours"), QStringLiteral("%1 is no recording").arg(path));
    if (const auto kept = file.truncate((status.st_size - headerSize) / sampleSize); !kept)
        return std::unexpected(kept.error());
    return file;
}

Result<void> WavFile::append(SampleSpan samples)
{
    const off_t end = headerSize + m_samples * sampleSize;
    if (!writeAt(m_file.number(), samples.data(), samples.size_bytes(), end))
        return diskFailure(QStringLiteral("Writing audio"));
    m_samples += qint64(samples.size());
    const auto counted = writeHeader();
    if (!counted)
        m_samples -= qint64(samples.size());
    return counted;
}

Result<void> WavFile::truncate(qint64 samples)
{
    m_samples = samples;
    // The header first: one that counts too little is still valid.
    if (const auto counted = writeHeader(); !counted)
        return counted;
    if (::ftruncate(m_file.number(), headerSize + samples * sampleSize) != 0)
        return diskFailure(QStringLiteral("Shortening audio"));
    return {};
}

Result<void> WavFile::sync()
{
    if (::fdatasync(m_file.number()) != 0)
        return diskFailure(QStringLiteral("Waiting for the disk"));
    return {};
}

Result<void> WavFile::writeHeader()
{
    const auto header = headerFor(m_samples);
    if (!writeAt(m_file.number(), header.data(), header.size(), 0))
        return diskFailure(QStringLiteral("Writing the header"));
    return {};
}

} // namespace wakeline
