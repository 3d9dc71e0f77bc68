// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RecorderReport.h"
#include "Tone.h"

#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>

namespace wakeline {

/// A real wakeline-voicemail in folders of its own, and the service's end of its socket.
class RecorderProcess
{
public:
    RecorderProcess();
    ~RecorderProcess();

    /// Overrides a setting of [voicemail]; before start().
    void set(const QString &key, const QString &value) { m_settings.insert(key, value); }
    /// Lives by a clock that stepTime() moves, but only the one on the wall; before start().
    void useClockOfItsOwn();
    /// Its wall clock is so far from ours from now on.
    void stepTime(std::chrono::seconds offset);
    /// Files may grow to this size only, as on a full disk.
    void limitFileSize(qint64 bytes) { m_fileSize = bytes; }

    bool start(); ///< and waits until it answers SIP
    void killHard();
    /// SIGTERM; \return whether it ended by itself, with 0
    bool stop();
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 pid() const { return m_process.processId(); }
    QByteArray log();

    quint16 port() const { return m_port; }
    QString spool() const { return m_folder.filePath(QStringLiteral("spool")); }
    QString greetings() const { return m_folder.filePath(QStringLiteral("greetings")); }
    /// What it says: `en/<prompt>.wav`; none, if nobody puts any there.
    QString prompts() const { return m_folder.filePath(QStringLiteral("prompts")); }
    QString socketPath() const { return m_folder.filePath(QStringLiteral("voicemail.sock")); }

    bool connectService();
    void disconnectService();
    void answer(RecorderVerdict verdict, const QString &id);
    /// What was told since the last connection.
    QList<RecorderReport> told();
    QList<Recording> finished();

    /// Complete pairs in the spool, oldest first.
    QList<Recording> pairs() const;
    std::optional<Sound16> audioOf(const Recording &recording) const;
    QStringList filesInSpool() const;

private:
    QTemporaryDir m_folder;
    QHash<QString, QString> m_settings;
    qint64 m_fileSize = 0;
    quint16 m_port = 0;
    QProcess m_process;
    QByteArray m_log;
    QLocalSocket m_service;
    QByteArray m_unread;
    QList<RecorderReport> m_told;
};

} // namespace wakeline
