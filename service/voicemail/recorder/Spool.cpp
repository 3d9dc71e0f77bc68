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

/// What one mailbox may have in the spool while the service does not take it, so that one full box, or one that is
/// gone, cannot use up the room of all the others. The first limit that is reached counts.
constexpr int mostOfOneMailbox = 50;
constexpr qint64 shareOfOneMailbox = 8; ///< as a part of SpoolLimits::mostBytes

const QString audioEnding = QStringLiteral(".wav");

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

Result<void> Spool::recover()
{
    Result<void> all;
    const QStringList unfinished = idsOf(m_folder, QStringLiteral(".json.part"));
    for (const QString &id : unfinished) {
        const auto done = m_active.contains(id) ? Result<void>() : recoverOne(id);
        if (!done)
            all = failure(QStringLiteral("spool_failing"),
                          QStringLiteral("The interrupted message %1 cannot be completed and stays in the spool: %2")
                              .arg(id, done.error().message));
        if (!done)
            qCWarning(lcRecorder, "%s", qPrintable(all.error().message));
    }
    sweep();
    return all;
}

void Spool::setActive(const QString &id, bool active)
{
    if (active)
        m_active.insert(id);
    else
        m_active.remove(id);
}

Result<void> Spool::recoverOne(const QString &id)
{
    const SpoolFiles files(m_folder, id);
    if (QFile::exists(files.sidecar)) { // killed just before the last step
        QFile::remove(files.sidecarPart);
        return {};
    }
    auto recording = readSidecar(files.sidecarPart);
    if (!recording && recording.error().code == u"disk")
        return std::unexpected(recording.error());
    if (!recording || recording->id != id) {
        qCWarning(lcRecorder, "%s cannot be read and is left alone", qPrintable(files.sidecarPart));
        return {};
    }
    QString audioPath = files.audio;
    QDateTime endedAt = QFileInfo(audioPath).lastModified().toUTC();
    auto audio = WavFile::recover(audioPath);
    if (!audio && audio.error().code == u"no_audio") { // it has not got its name yet
        audioPath = files.audioPart;
        endedAt = QFileInfo(audioPath).lastModified().toUTC();
        audio = WavFile::recover(audioPath);
    }
    // Only what is known to be empty goes: a file that cannot be opened, read or written now may be a message.
    if (!audio && audio.error().code != u"no_audio")
        return std::unexpected(audio.error());
    if (!audio || audio->samples() == 0) {
        qCInfo(lcRecorder, "The call of %s to mailbox %s was interrupted before anything was recorded",
               qPrintable(recording->callerNumber), qPrintable(recording->mailbox));
        QFile::remove(audioPath);
        QFile::remove(files.sidecarPart);
        return {};
    }
    recording->endedAt = endedAt;
    recording->reason = enumName(EndReason::Interrupted);
    auto done = audio->sync();
    if (done)
        done = completePair(m_folder, *recording);
    if (done)
        qCInfo(lcRecorder, "The interrupted message %s to mailbox %s was completed: %lld ms", qPrintable(id),
               qPrintable(recording->mailbox), static_cast<long long>(timeOf(audio->samples()).count()));
    return done;
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

Result<void> Spool::hasRoom(const QString &mailbox)
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
    const Use use = useBy(mailbox);
    if (use.bytes >= m_limits.mostBytes)
        return failure(
            QStringLiteral("spool_full"),
            QStringLiteral("The spool %1 holds %2 MB that nobody has taken").arg(m_folder).arg(use.bytes >> 20));
    if (use.mailboxMessages >= mostOfOneMailbox || use.mailboxBytes >= m_limits.mostBytes / shareOfOneMailbox)
        return failure(QStringLiteral("mailbox_full"),
                       QStringLiteral("%1 messages for mailbox %2 wait in the spool and nobody has taken them")
                           .arg(use.mailboxMessages)
                           .arg(mailbox));
    return {};
}

Spool::Use Spool::useBy(const QString &mailbox)
{
    Use use;
    QHash<QString, QString> waiting;
    QDirIterator files(m_folder, QDir::Files | QDir::NoSymLinks);
    while (files.hasNext()) {
        files.next();
        const qint64 size = files.fileInfo().size();
        use.bytes += size;
        // What is being recorded has its own limit: the calls of one caller, and of all.
        const QString name = files.fileName();
        const QString id = name.chopped(std::min(name.size(), audioEnding.size()));
        if (mailbox.isEmpty() || !name.endsWith(audioEnding) || m_active.contains(id))
            continue;
        const auto known = m_mailboxes.constFind(id);
        const QString owner = known != m_mailboxes.constEnd() ? *known : mailboxOf(id);
        if (!owner.isEmpty())
            waiting.insert(id, owner);
        if (owner == mailbox) {
            use.mailboxBytes += size;
            ++use.mailboxMessages;
        }
    }
    if (!mailbox.isEmpty())
        m_mailboxes = std::move(waiting);
    return use;
}

/// \return empty if nothing says it
QString Spool::mailboxOf(const QString &id) const
{
    const SpoolFiles files(m_folder, id);
    const auto recording = readSidecar(files.sidecar);
    return recording ? recording->mailbox : readSidecar(files.sidecarPart).value_or(Recording()).mailbox;
}

} // namespace wakeline
