// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "VoicemailBox.h"
#include "VoicemailMessage.h"

namespace wakeline {

/// A mail that is due, with what it is to say.
struct WaitingMail
{
    VoicemailMessage message;
    QString audioFile; ///< name in the store
    qint64 audioSize = 0;
    QString box;
    QString boxName;
    QString to;
    EmailNotify notify = EmailNotify::None; ///< as the box says by now
    bool isWanted = true;                   ///< false: the message was removed, or the box wants no mail any more
    int attempts = 0;                       ///< with the one that begins
    QDateTime queuedAt;
};

/// The mails of new messages that are not out yet. VoicemailMessageTable writes them, each with its message.
class VoicemailMailTable
{
public:
    explicit VoicemailMailTable(Database &database) : m_database(database) {}

    /// The one that has waited longest of those that are due, for the caller alone until `leaseEnd`; none: nothing is.
    QCoro::Task<Result<std::optional<WaitingMail>>> claim(QDateTime now, QDateTime leaseEnd);
    QCoro::Task<Result<void>> postpone(qint64 messageId, QDateTime until);
    QCoro::Task<Result<void>> remove(qint64 messageId);

    struct Queue
    {
        qint64 waiting = 0;
        std::optional<QDateTime> next; ///< when the first of them is due
    };
    QCoro::Task<Result<Queue>> queue();

private:
    Database &m_database;
};

} // namespace wakeline
