// SPDX-License-Identifier: GPL-3.0-or-later
#include "SpoolFile.h"

#include "StorageLog.h"

#include <QFileInfo>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakeline {

namespace {

constexpr qint64 readAtOnce = 1 << 20;

std::unexpected<Error> systemFailure(const char *what, const QString &path)
{
    return failure(QStringLiteral("spool_failed"),
                   QStringLiteral("Cannot %1 %2: %3").arg(QLatin1String(what), path, qt_error_string(errno)));
}

/// A new file's name is on disk only when its folder is.
void syncFolder(const QString &path)
{
    const QByteArray folder = QFileInfo(path).path().toLocal8Bit();
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

Result<std::unique_ptr<SpoolFile>> SpoolFile::open(const QString &path, Missing missing)
{
    while (true) {
        const int flags = O_RDWR | O_APPEND | O_CLOEXEC | (missing == Missing::Create ? O_CREAT : 0);
        const int descriptor = ::open(path.toLocal8Bit().constData(), flags, 0600);
        if (descriptor < 0 && errno == ENOENT && missing == Missing::Leave)
            return failure(QStringLiteral("not_found"), QStringLiteral("There is no %1.").arg(path));
        if (descriptor < 0)
            return systemFailure("open", path);
        std::unique_ptr<SpoolFile> file(new SpoolFile(path, descriptor));
        // The lock goes with the descriptor, so it ends with the process, however that ends.
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
            return failure(QStringLiteral("taken"), QStringLiteral("Another process uses %1.").arg(path));
        // Its last owner may have removed it between our open and our lock: then we hold a file without a name.
        if (!file->isStillThere())
            continue;
        if (const auto mended = file->mend(); !mended)
            return std::unexpected(mended.error());
        if (missing == Missing::Create)
            syncFolder(path);
        return file;
    }
}

SpoolFile::~SpoolFile()
{
    ::close(m_descriptor);
}

bool SpoolFile::isStillThere() const
{
    struct stat ours = {};
    struct stat named = {};
    return ::fstat(m_descriptor, &ours) == 0 && ::stat(m_path.toLocal8Bit().constData(), &named) == 0 &&
           ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

/// Takes away a torn last line: nobody was told that it is there.
Result<void> SpoolFile::mend()
{
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        return systemFailure("read", m_path);
    qint64 end = status.st_size;
    std::array<char, 4096> piece{};
    while (end > 0) {
        const qint64 begin = qMax<qint64>(0, end - static_cast<qint64>(piece.size()));
        const ssize_t count = ::pread(m_descriptor, piece.data(), static_cast<std::size_t>(end - begin), begin);
        if (count != end - begin)
            return systemFailure("read", m_path);
        const auto lineFeed = QByteArrayView(piece.data(), count).lastIndexOf('\n');
        if (lineFeed >= 0) {
            end = begin + lineFeed + 1;
            break;
        }
        end = begin;
    }
    if (end != status.st_size && ::ftruncate(m_descriptor, end) != 0)
        return systemFailure("mend", m_path);
    m_size = end;
    return {};
}

Result<void> SpoolFile::append(const QByteArray &lines)
{
    qint64 written = 0;
    while (written < lines.size()) {
        const ssize_t count =
            ::write(m_descriptor, lines.constData() + written, static_cast<std::size_t>(lines.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            break;
        written += count;
    }
    if (written == lines.size() && ::fdatasync(m_descriptor) == 0) {
        m_size += written;
        return {};
    }
    const auto failed = systemFailure("write", m_path);
    if (::ftruncate(m_descriptor, m_size) != 0)
        qCWarning(lcStorage, "A torn end of %s could not be taken away.", qUtf8Printable(m_path));
    return failed;
}

QByteArrayList SpoolFile::read(qint64 offset, int limit, qint64 &end) const
{
    QByteArrayList lines;
    QByteArray rest;
    end = offset;
    qint64 at = offset;
    while (at < m_size && lines.size() < limit) {
        QByteArray piece(qMin(readAtOnce, m_size - at), Qt::Uninitialized);
        const ssize_t count = ::pread(m_descriptor, piece.data(), static_cast<std::size_t>(piece.size()), at);
        if (count <= 0) {
            qCWarning(lcStorage, "Cannot read %s: %s", qUtf8Printable(m_path), qUtf8Printable(qt_error_string(errno)));
            break;
        }
        at += count;
        rest += piece.left(count);
        qsizetype begin = 0;
        for (qsizetype feed = rest.indexOf('\n'); feed >= 0 && lines.size() < limit; feed = rest.indexOf('\n', begin)) {
            lines.append(rest.mid(begin, feed - begin));
            begin = feed + 1;
        }
        end += begin;
        rest.remove(0, begin);
    }
    return lines;
}

Result<void> SpoolFile::clear()
{
    if (::ftruncate(m_descriptor, 0) != 0)
        return systemFailure("empty", m_path);
    m_size = 0;
    return {};
}

void SpoolFile::remove()
{
    if (::unlink(m_path.toLocal8Bit().constData()) != 0)
        qCWarning(lcStorage, "Cannot remove %s: %s", qUtf8Printable(m_path), qUtf8Printable(qt_error_string(errno)));
}

} // namespace wakeline
