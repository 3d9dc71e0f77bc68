// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "Slice.h"
#include "VoicemailAudio.h"
#include "VoicemailMessage.h"

namespace wakeline {

/// Whose messages are meant. A message outside of it is as unknown as one that does not exist.
struct VoicemailScope
{
    enum class Kind {
        Extension, ///< all boxes that are linked to it
        Box,
        AllBoxes,
    };

    Kind kind = Kind::Box;
    qint64 id = 0;

    static VoicemailScope ofExtension(qint64 id) { return {Kind::Extension, id}; }
    static VoicemailScope ofBox(qint64 id) { return {Kind::Box, id}; }
    static VoicemailScope ofAllBoxes() { return {Kind::AllBoxes, 0}; }
    bool operator==(const VoicemailScope &) const = default;
};

struct NewVoicemail
{
    QString uid;     ///< made with the recording, so that it becomes one message however often it is kept
    QString mailbox; ///< number of its box
    QString callerIdName;
    QString callerIdNum;
    QDateTime receivedAt;
    qint64 duration = 0; ///< whole seconds
    VoicemailAudio audio;
    std::optional<QDateTime> readAt = {}; ///< one that came from elsewhere may have been heard
    bool mails = false;                   ///< the box is asked whether its owner is mailed of it
};

/// How a message is after a change.
struct VoicemailStep
{
    VoicemailChange change;
    bool isNews = true; ///< false: it was so before
};

/// The messages of all voicemail boxes. A removed one can be restored until it is purged, but is in no list.
class VoicemailMessageTable
{
public:
    explicit VoicemailMessageTable(Database &database) : m_database(database) {}

    /// Whether this recording is a message already. \return otherwise `no_such_mailbox` or `mailbox_full`, or false
    QCoro::Task<Result<bool>> isKept(QString uid, QString mailbox);
    /// \return as isKept(); the message that it is
    QCoro::Task<Result<VoicemailStep>> add(NewVoicemail message, QDateTime now);

    /// Newest first.
    QCoro::Task<Result<QList<VoicemailMessage>>> newest(VoicemailScope scope, int limit);
    QCoro::Task<Result<Slice<VoicemailMessage>>> list(VoicemailScope scope, int limit, int offset);
    /// \return `not_found`
    QCoro::Task<Result<VoicemailAudio>> audioOf(VoicemailScope scope, qint64 id);

    /// Keeps the time of the first reading. \return `not_found`
    QCoro::Task<Result<VoicemailStep>> markRead(VoicemailScope scope, qint64 id, QDateTime now);
    /// \return `not_found`, also for one that is removed already
    QCoro::Task<Result<VoicemailStep>> remove(VoicemailScope scope, qint64 id, QDateTime now);
    /// One that was removed after `since`, or was not removed at all. \return `not_found`
    QCoro::Task<Result<VoicemailStep>> restore(VoicemailScope scope, qint64 id, QDateTime since);

    /// For good, those that were removed until `before`. \return the audio files of at most `limit` messages
    QCoro::Task<Result<QStringList>> purgeRemoved(QDateTime before, int limit);

    /// Whether any message is removed and not purged yet.
    QCoro::Task<Result<bool>> hasRemoved();

    struct Expired
    {
        QList<VoicemailChange> changes;
        QStringList files;
    };
    /// For good, those that their box keeps no longer; at most `limit`.
    QCoro::Task<Result<Expired>> purgeExpired(QDateTime now, int limit);

    /// Those of `files` that neither a message nor a greeting has.
    QCoro::Task<Result<QStringList>> unknownOf(QStringList files);

    /// What newest() and list() ask, with `?` for: the scope's id, limit, offset; so that a test can have it explained.
    static QString newestSql(const VoicemailScope &scope);

private:
    Database &m_database;
};

} // namespace wakeline
