// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FileThreads.h"
#include "OpenFile.h"
#include "VoicemailAudio.h"

#include <QDateTime>

#include <chrono>

namespace wakeline {

/// The folder of voicemail.directory: one WAV file, mode 0600, for each message and each greeting. Names are made here
/// and nowhere else; any other name is answered as unknown.
///
/// A file is on disk, with its name, before it is told to anyone. Its owner puts it into a row; one without a row is an
/// orphan, which TidyVoicemail removes when it is old enough.
class AudioStore
{
public:
    explicit AudioStore(QString folder) : m_folder(std::move(folder)) {}

    /// Makes the folder, readable by this user alone. Blocks: for start-up. \return `bad_voicemail_directory`
    Result<void> prepare() const;

    struct Recording
    {
        VoicemailAudio audio;
        std::chrono::milliseconds duration{0};
    };
    /// Copies a WAV file. \return `bad_audio`, `storage_full`, `file_failed`, `not_found`
    QCoro::Task<Result<Recording>> keep(QString path);
    /// Converts an upload for the telephone. \return as keep()
    QCoro::Task<Result<Recording>> keepGreeting(QByteArray upload);

    /// Converts a message of another system. \return as keep()
    QCoro::Task<Result<Recording>> keepMessage(QByteArray bytes, bool isBareGsm);

    struct Opened
    {
        std::shared_ptr<const OpenFile> file;
    };
    /// \return `not_found`, `file_failed`
    QCoro::Task<Result<Opened>> open(QString name);
    /// For the recorder, which plays messages to callers; empty for a name that is none of ours.
    QString pathOf(const QString &name) const;
    /// One that is gone already is no error.
    QCoro::Task<Result<void>> remove(QStringList names);
    /// Puts a copy at `path`, whole or not at all, in the place of what is there. \return as keep()
    QCoro::Task<Result<void>> copyTo(QString name, QString path);
    /// The files that were written before `moment`.
    QCoro::Task<Result<QStringList>> writtenBefore(QDateTime moment);

    /// For what else is to be done with files.
    FileThreads &threads() { return m_threads; }

private:
    QString m_folder;
    FileThreads m_threads;
};

} // namespace wakeline
