// SPDX-License-Identifier: GPL-3.0-or-later
#include "SpoolFiles.h"

#include "DiskFailure.h"
#include "FileDescriptor.h"

#include <QFile>
#include <QJsonDocument>

#include <fcntl.h>

namespace wakeline {

namespace {

constexpr qint64 longestSidecar = 16 * 1024;

} // namespace

SpoolFiles::SpoolFiles(const QString &folder, const QString &id)
    : audio(folder + u'/' + id + QStringLiteral(".wav")),
      audioPart(audio + QStringLiteral(".part")),
      sidecar(folder + u'/' + id + QStringLiteral(".json")),
      sidecarPart(sidecar + QStringLiteral(".part"))
{}

Result<void> writeSidecar(const QString &path, const Recording &recording, Durability durability)
{
    const QString draft = path + QStringLiteral(".new");
    const QByteArray text = QJsonDocument(toJson(recording)).toJson(QJsonDocument::Compact);
    {
        const FileDescriptor file(
            ::open(QFile::encodeName(draft).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file.isOpen() || ::write(file.number(), text.constData(), std::size_t(text.size())) != text.size() ||
            (durability == Durability::Power && ::fdatasync(file.number()) != 0)) {
            const auto problem = diskFailure(QStringLiteral("Writing %1").arg(path));
            ::unlink(QFile::encodeName(draft).constData());
            return problem;
        }
    }
    return renameFile(draft, path);
}

Result<Recording> readSidecar(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(QStringLiteral("disk"), QStringLiteral("Reading %1: %2").arg(path, file.errorString()));
    const auto object = parseObject(file.read(longestSidecar));
    if (!object)
        return std::unexpected(object.error());
    return fromJson<Recording>(*object);
}

Result<void> renameFile(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return diskFailure(QStringLiteral("Renaming %1").arg(from));
    return {};
}

Result<void> syncFolder(const QString &folder)
{
    const FileDescriptor directory(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen() || ::fsync(directory.number()) != 0)
        return diskFailure(QStringLiteral("Syncing %1").arg(folder));
    return {};
}

} // namespace wakeline
