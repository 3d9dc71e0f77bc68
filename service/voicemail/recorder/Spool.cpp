// SPDX-License-Identifier: GPL-3.0-or-later
#include "Spool.h"

#include "RecorderLog.h"
#include "SpoolEntry.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace wakeline {

namespace {

QStringList idsOf(const QString &folder, const QString &ending)
{
    QStringList ids = QDir(folder).entryList({u'*' + ending}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (QString &id : ids)
        id.chop(ending.size());
    return ids;
}

} // namespace

Result<void> Spool::open()
{
    const QByteArray path = QFile::encodeName(m_folder);
    errno = 0;
    if (!QDir().mkpath(QFileInfo(m_folder).path()) || (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST) ||
        !QFileInfo(m_folder).isDir() || ::access(path.constData(), W_OK | X_OK) != 0)
        return failure(
            QStringLiteral("spool_failing"),
            QStringLiteral("The spool %1 cannot be used: %2").arg(m_folder, QString::fromLocal8Bit(strerror(errno))));
    return {};
}

void Spool::recover()
{
    const QStringList unfinished = idsOf(m_folder, QStringLiteral(".json.part"));
    for (const QString &id : unfinished) {
        if (!m_active.contains(id))
            recoverOne(id);
    }
    sweep();
}

void Spool::setActive(const QString &id, bool active)
{
    if (active)
        m_active.insert(id);
    else
        m_active.remove(id);
}

void Spool::recoverOne(const QString &id)
{
    const SpoolFiles files(m_folder, id);
    if (QFile::exists(files.sidecar)) { // killed just before the last step
        QFile::remove(files.sidecarPart);
        return;
    }
    const bool named = QFile::exists(files.audio);
    const QString audioPath = named ? files.audio : files.audioPart;
    auto recording = readSidecar(files.sidecarPart);
    if (!recording || recording->id != id) {
        qCWarning(lcRecorder, "%s cannot be read and is left alone", qPrintable(files.sidecarPart));
        return;
    }
    const QDateTime endedAt = QFileInfo(audioPath).lastModified().toUTC();
    auto audio = WavFile::recover(audioPath);
    if (!audio || audio->samples() == 0) {
        qCInfo(lcRecorder, "The call of %s to mailbox %s was interrupted before anything was recorded",
               qPrintable(recording->callerNumber), qPrintable(recording->mailbox));
        QFile::remove(audioPath);
        QFile::remove(files.sidecarPart);
        return;
    }
    recording->endedAt = endedAt;
    recording->reason = enumName(EndReason::Interrupted);
    auto done = audio->sync();
    if (done)
        done = completePair(m_folder, *recording);
    if (done)
        qCInfo(lcRecorder, "The interrupted message %s to mailbox %s was completed: %lld ms", qPrintable(id),
               qPrintable(recording->mailbox), static_cast<long long>(timeOf(audio->samples()).count()));
    else
        qCWarning(lcRecorder, "The interrupted message %s cannot be completed: %s", qPrintable(id),
                  qPrintable(done.error().message));
}

/// Drafts that never got their names.
void Spool::sweep()
{
    const QStringList drafts = QDir(m_folder).entryList({QStringLiteral("*.new")}, QDir::Files | QDir::NoSymLinks);
    for (const QString &draft : drafts)
        QFile::remove(m_folder + u'/' + draft);
}

QList<Recording> Spool::complete() const
{
    QList<Recording> recordings;
    const QStringList ids = idsOf(m_folder, QStringLiteral(".json"));
    for (const QString &id : ids) {
        auto recording = readSidecar(SpoolFiles(m_folder, id).sidecar);
        if (recording && recording->id == id)
            recordings.append(std::move(*recording));
        else
            qCWarning(lcRecorder, "%s/%s.json cannot be read and is left alone", qPrintable(m_folder), qPrintable(id));
    }
    std::ranges::stable_sort(recordings, {}, &Recording::startedAt);
    return recordings;
}

Result<void> Spool::hasRoom() const
{
    struct statvfs disk = {};
    if (::statvfs(QFile::encodeName(m_folder).constData(), &disk) != 0)
        return failure(QStringLiteral("spool_failing"), QStringLiteral("The spool %1 cannot be looked at: %2")
                                                            .arg(m_folder, QString::fromLocal8Bit(strerror(errno))));
    const auto free = qint64(disk.f_bavail) * qint64(disk.f_frsize);
    if (free < m_limits.freeBytes || disk.f_favail == 0)
        return failure(
            QStringLiteral("spool_full"),
            QStringLiteral("The disk of the spool %1 is full: %2 MB are left").arg(m_folder).arg(free >> 20));
    qint64 used = 0;
    QDirIterator files(m_folder, QDir::Files | QDir::NoSymLinks);
    while (files.hasNext()) {
        files.next();
        used += files.fileInfo().size();
    }
    if (used >= m_limits.mostBytes)
        return failure(QStringLiteral("spool_full"),
                       QStringLiteral("The spool %1 holds %2 MB that nobody has taken").arg(m_folder).arg(used >> 20));
    return {};
}

} // namespace wakeline
