// SPDX-License-Identifier: GPL-3.0-or-later
#include "AudioStore.h"

#include "GreetingAudio.h"
#include "SoundFile.h"
#include "VoicemailLog.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUuid>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakeline {

namespace {

constexpr std::size_t copiedAtOnce = 256 * 1024;
constexpr qint64 readAhead = 256 * 1024; ///< bytes: enough for the first pieces that are sent
constexpr qint64 largestRecording = qint64(256) << 20;

std::unexpected<Error> systemFailure(const char *what, const QString &path)
{
    const QString code = errno == ENOENT                      ? QStringLiteral("not_found")
                         : errno == ENOSPC || errno == EDQUOT ? QStringLiteral("storage_full")
                                                              : QStringLiteral("file_failed");
    return failure(code, QStringLiteral("Cannot %1 %2: %3").arg(QLatin1String(what), path, qt_error_string(errno)));
}

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

/// 32 hexadecimal digits: nothing of what anybody sent.
QString newName()
{
    return QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral(".wav");
}

bool isOurName(const QString &name)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9a-f]{32}\\.wav\\z"));
    return shape.match(name).hasMatch();
}

QString pathIn(const QString &folder, const QString &name)
{
    return folder + u'/' + name;
}

/// A new file that vanishes unless it is finished.
class NewFile
{
public:
    explicit NewFile(const QString &folder)
        : m_folder(folder),
          m_name(newName()),
          m_path(pathIn(folder, m_name)),
          m_file(::open(m_path.toLocal8Bit().constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600))
    {}
    ~NewFile()
    {
        if (m_file.isOpen() && !m_finished)
            ::unlink(m_path.toLocal8Bit().constData());
    }
    Q_DISABLE_COPY_MOVE(NewFile)

    Result<void> append(QByteArrayView bytes)
    {
        if (!m_file.isOpen())
            return systemFailure("make", m_path);
        m_hash.addData(bytes);
        m_size += bytes.size();
        while (!bytes.isEmpty()) {
            const ssize_t count = ::write(m_file.number(), bytes.data(), static_cast<std::size_t>(bytes.size()));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return systemFailure("write", m_path);
            bytes = bytes.sliced(count);
        }
        return {};
    }

    /// On disk, with its name, when it returns.
    Result<VoicemailAudio> finish()
    {
        if (!m_file.isOpen() || ::fsync(m_file.number()) != 0)
            return systemFailure("write", m_path);
        const Descriptor folder(::open(m_folder.toLocal8Bit().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder.isOpen() || ::fsync(folder.number()) != 0)
            return systemFailure("write", m_folder);
        m_finished = true;
        return VoicemailAudio{m_name, m_size, m_hash.result()};
    }

private:
    QString m_folder;
    QString m_name;
    QString m_path;
    Descriptor m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_size = 0;
    bool m_finished = false;
};

Result<AudioStore::Recording> copyRecording(const QString &folder, const QString &path)
{
    const Descriptor source(::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!source.isOpen())
        return systemFailure("read", path);
    struct stat status = {};
    if (::fstat(source.number(), &status) != 0)
        return systemFailure("read", path);
    if (!S_ISREG(status.st_mode) || status.st_size > largestRecording)
        return failure(QStringLiteral("bad_audio"), QStringLiteral("%1 is no file of a recording's size").arg(path));
    const auto format = readWavFormat(source.number());
    if (!format)
        return failure(format.error().code, path + QStringLiteral(": ") + format.error().message);
    NewFile target(folder);
    std::array<char, copiedAtOnce> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): is read into
    for (qint64 at = 0; at < status.st_size;) {
        const ssize_t count = ::pread(source.number(), piece.data(), piece.size(), at);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemFailure("read", path);
        if (count == 0)
            break;
        if (const auto written = target.append(QByteArrayView(piece.data(), count)); !written)
            return std::unexpected(written.error());
        at += count;
    }
    const auto audio = target.finish();
    if (!audio)
        return std::unexpected(audio.error());
    return AudioStore::Recording{*audio, format->duration()};
}

Result<AudioStore::Recording> writeSound(const QString &folder, const Result<QByteArray> &sound)
{
    if (!sound)
        return std::unexpected(sound.error());
    NewFile target(folder);
    if (const auto written = target.append(*sound); !written)
        return std::unexpected(written.error());
    const auto audio = target.finish();
    if (!audio)
        return std::unexpected(audio.error());
    constexpr qsizetype bytesPerMs = 16;
    return AudioStore::Recording{*audio, std::chrono::milliseconds(sound->size() / bytesPerMs)};
}

Result<void> removeFiles(const QString &folder, const QStringList &names)
{
    for (const QString &name : names) {
        const QString path = pathIn(folder, name);
        if (isOurName(name) && ::unlink(path.toLocal8Bit().constData()) != 0 && errno != ENOENT)
            return systemFailure("remove", path);
    }
    return {};
}

/// QSaveFile renames when all is written.
Result<void> copyRecordingTo(const QString &source, const QString &path)
{
    const auto file = OpenFile::open(source);
    if (!file)
        return std::unexpected(file.error());
    QSaveFile target(path);
    const QByteArray bytes = (*file)->read(0, (*file)->size());
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
        return failure(QStringLiteral("file_failed"),
                       QStringLiteral("Cannot write %1: %2").arg(path, target.errorString()));
    return {};
}

} // namespace

Result<void> AudioStore::prepare() const
{
    const QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QFileInfo folder(m_folder);
    const bool made = folder.isDir() || (QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, ownerOnly));
    if (!made || !folder.isWritable())
        return failure(QStringLiteral("bad_voicemail_directory"),
                       QStringLiteral("Voicemail cannot be kept in %1: it is no folder that this user may write to")
                           .arg(m_folder));
    return {};
}

QCoro::Task<Result<AudioStore::Recording>> AudioStore::keep(QString path)
{
    return m_threads.run([folder = m_folder, path] { return copyRecording(folder, path); });
}

QCoro::Task<Result<AudioStore::Recording>> AudioStore::keepGreeting(QByteArray upload)
{
    return m_threads.run([folder = m_folder, upload] { return writeSound(folder, greetingFrom(upload)); });
}

QCoro::Task<Result<AudioStore::Recording>> AudioStore::keepMessage(QByteArray bytes, bool isBareGsm)
{
    return m_threads.run(
        [folder = m_folder, bytes, isBareGsm] { return writeSound(folder, messageSoundFrom(bytes, isBareGsm)); });
}

QCoro::Task<Result<AudioStore::Opened>> AudioStore::open(QString name)
{
    return m_threads.run([folder = m_folder, name]() -> Result<Opened> {
        if (!isOurName(name))
            return failure(QStringLiteral("not_found"), QStringLiteral("There is no such recording."));
        const auto file = OpenFile::open(pathIn(folder, name));
        if (!file)
            return std::unexpected(file.error());
        (*file)->fetchAhead(0, readAhead);
        return Opened{*file};
    });
}

QString AudioStore::pathOf(const QString &name) const
{
    return isOurName(name) ? pathIn(m_folder, name) : QString();
}

QCoro::Task<Result<void>> AudioStore::remove(QStringList names)
{
    return m_threads.run([folder = m_folder, names] { return removeFiles(folder, names); });
}

QCoro::Task<Result<void>> AudioStore::copyTo(QString name, QString path)
{
    return m_threads.run([folder = m_folder, name, path]() -> Result<void> {
        if (!isOurName(name))
            return failure(QStringLiteral("not_found"), QStringLiteral("There is no such recording."));
        return copyRecordingTo(pathIn(folder, name), path);
    });
}

QCoro::Task<Result<QStringList>> AudioStore::writtenBefore(QDateTime moment)
{
    return m_threads.run([folder = m_folder, moment]() -> Result<QStringList> {
        QStringList names;
        const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.wav")}, QDir::Files);
        for (const QFileInfo &file : files) {
            if (isOurName(file.fileName()) && file.lastModified() < moment)
                names.append(file.fileName());
        }
        return names;
    });
}

} // namespace wakeline
