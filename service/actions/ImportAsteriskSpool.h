// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AsteriskSpool.h"
#include "Clock.h"
#include "Result.h"

#include <QCoroTask>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace wakeline {

class FileThreads;
class KeepMessage;
class VoicemailImportTable;

/// Brings the messages of an Asterisk into the boxes of the same numbers, those that are there and those that come. The
/// spool is only read.
///
/// A message comes once: its row is committed before it is remembered as imported, and both before the next is looked
/// at, so whatever ends this process, nothing is lost and nothing comes twice, also not what was removed here since.
class ImportAsteriskSpool : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString folder;                           ///< of one voicemail context: `/var/spool/asterisk/voicemail/default`
        std::chrono::milliseconds rescan{30'000}; ///< watching folders does not tell of everything
        /// A message whose files were written later than this ago may not be complete.
        std::chrono::milliseconds settle{5'000};
    };
    struct Parts
    {
        KeepMessage &keep;
        VoicemailImportTable &imports;
        FileThreads &threads;
        const Clock &clock;
    };

    ImportAsteriskSpool(Parts parts, Options options);

    void start();

    struct Counts
    {
        qint64 imported = 0;
        qint64 refused = 0;  ///< unreadable, or no sound
        qint64 unhoused = 0; ///< now: there is no box, or it is full
        bool operator==(const Counts &) const = default;
    };
    Counts counts() const { return m_counts; }

    /// One walk through the spool; start() does it again and again.
    QCoro::Task<> round();

private:
    enum class Step { Done, Later, BoxClosed, Stop };

    void soon();
    QCoro::Task<Step> take(AsteriskSpoolEntry entry);
    QCoro::Task<Step> import(AsteriskSpoolEntry entry);
    Step judge(const AsteriskSpoolEntry &entry, const Error &error);
    void watch(const QStringList &folders);
    void sayOnce(const QString &key, const QString &sentence);

    Parts m_parts;
    Options m_options;
    Counts m_counts;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    bool m_running = false;
    bool m_again = false;
    QHash<QString, std::pair<qint64, qint64>> m_done; ///< text path to its stamp: nothing more is to be done with it
    QSet<QString> m_said;                             ///< so that a log line comes once, not twice a minute
};

} // namespace wakeline
