// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenFile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakeline {

Result<std::shared_ptr<const OpenFile>> OpenFile::open(const QString &path)
{
    const int descriptor = ::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0 && errno == ENOENT)
        return failure(QStringLiteral("not_found"), QStringLiteral("There is no file %1").arg(path));
    struct stat status = {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        const QString why = descriptor < 0 ? qt_error_string(errno) : QStringLiteral("it is no regular file");
        if (descriptor >= 0)
            ::close(descriptor);
        return failure(QStringLiteral("file_failed"), QStringLiteral("Cannot read %1: %2").arg(path, why));
    }
    return std::shared_ptr<const OpenFile>(new OpenFile(descriptor, status.st_size));
}

OpenFile::~OpenFile()
{
    ::close(m_descriptor);
}

QByteArray OpenFile::read(qint64 offset, qint64 most) const
{
    QByteArray bytes(most, Qt::Uninitialized);
    qsizetype size = 0;
    while (size < most) {
        const ssize_t count =
            ::pread(m_descriptor, bytes.data() + size, static_cast<std::size_t>(most - size), offset + size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        size += count;
    }
    bytes.truncate(size);
    return bytes;
}

void OpenFile::fetchAhead(qint64 offset, qint64 length) const
{
    ::posix_fadvise(m_descriptor, offset, length, POSIX_FADV_WILLNEED);
}

} // namespace wakeline
