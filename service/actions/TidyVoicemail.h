// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioStore.h"
#include "Clock.h"
#include "RemoveVoicemail.h"
#include "VoicemailMessageTable.h"

#include <QTimer>

namespace wakeline {

class VoicemailNews;

/// Removes for good what is removed or too old, and files that belong to nothing: at start, whenever the database comes
/// back, every hour, and soon after each removal.
class TidyVoicemail : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds interval{std::chrono::hours(1)};                       ///< up to a tenth longer
        std::chrono::milliseconds retry{std::chrono::minutes(1)};                        ///< after a failure; the same
        std::chrono::milliseconds afterRemoval{voicemailUndo + std::chrono::seconds(1)}; ///< again while there are any
        std::chrono::seconds orphanAge{
            std::chrono::hours(1)}; ///< a younger file may belong to a row that is on its way
    };

    TidyVoicemail(Database &database, AudioStore &store, VoicemailMessageTable &messages, VoicemailNews &news,
                  const Clock &clock, Options options);
    TidyVoicemail(Database &database, AudioStore &store, VoicemailMessageTable &messages, VoicemailNews &news,
                  const Clock &clock)
        : TidyVoicemail(database, store, messages, news, clock, Options{})
    {}

    void start();
    /// One round, unless one is going on. What failed is logged and comes again with the next round.
    QCoro::Task<> tidy();

Q_SIGNALS:
    void tidied(bool complete);

private:
    void expectPurge();
    void schedule(std::chrono::milliseconds after);
    QCoro::Task<bool> tidyAll(QDateTime now);
    QCoro::Task<bool> purgeRemoved(QDateTime now);
    QCoro::Task<bool> purgeExpired(QDateTime now);
    QCoro::Task<bool> removeOrphans(QDateTime now);
    QCoro::Task<bool> removeFiles(QStringList files);

    Database &m_database;
    AudioStore &m_store;
    VoicemailMessageTable &m_messages;
    VoicemailNews &m_news;
    const Clock &m_clock;
    Options m_options;
    QTimer m_round;
    QTimer m_afterRemoval;
    bool m_tidying = false;
};

} // namespace wakeline
