// SPDX-License-Identifier: GPL-3.0-or-later
#include "Secrets.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace wakeline {

namespace {

std::unexpected<Error> badSecret(const QString &path, const QString &why)
{
    return failure(QStringLiteral("bad_secret"), QStringLiteral("%1: %2").arg(path, why));
}

Result<QByteArray> readSecret(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badSecret(path, file.errorString());
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if ((file.permissions() & others) != 0)
        return badSecret(path, QStringLiteral("other users may read this secret; make it mode 0600"));
    const QByteArray secret = file.read(4096).trimmed();
    if (secret.size() < 32)
        return badSecret(path, QStringLiteral("holds fewer than 32 characters"));
    return secret;
}

Result<void> writeSecret(const QString &path, const QByteArray &secret)
{
    // Linked into place from a name of its own: another instance sees the whole secret or none.
    const QByteArray temporary = QFile::encodeName(QStringLiteral("%1.%2").arg(path).arg(::getpid()));
    const int fd = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return badSecret(path, QString::fromLocal8Bit(std::strerror(errno)));
    const bool written =
        ::write(fd, secret.constData(), static_cast<size_t>(secret.size())) == secret.size() && ::fsync(fd) == 0;
    ::close(fd);
    const bool placed =
        written && (::link(temporary.constData(), QFile::encodeName(path).constData()) == 0 || errno == EEXIST);
    const int error = errno;
    ::unlink(temporary.constData());
    if (!placed)
        return badSecret(path, QString::fromLocal8Bit(std::strerror(error)));
    return {};
}

} // namespace

Result<QByteArray> generatedSecret(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        std::array<quint32, 8> random{};
        QRandomGenerator::system()->generate(random.begin(), random.end());
        const QByteArray bytes(reinterpret_cast<const char *>(random.data()), sizeof random);
        if (auto written = writeSecret(path, bytes.toBase64()); !written)
            return std::unexpected(written.error());
    }
    return readSecret(path);
}

} // namespace wakeline
