// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailMailTable.h"

namespace wakeline {

namespace {

Result<WaitingMail> read(Connection &connection, const Row &claimed)
{
    WaitingMail mail;
    mail.message.id = claimed.integer(0);
    mail.attempts = static_cast<int>(claimed.integer(1));
    mail.queuedAt = claimed.time(2);
    const auto found = connection.run(
        QStringLiteral("SELECT m.caller_id_name, m.caller_id_num, m.received_at, m.duration, m.audio_file, "
                       "m.audio_size, m.deleted_at, b.number, b.name, b.email, b.email_notify, b.id "
                       "FROM voicemail_messages AS m JOIN voicemail_boxes AS b ON b.id = m.box_id WHERE m.id = ?"),
        {mail.message.id});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty()) {
        mail.isWanted = false;
        return mail;
    }
    const Row &row = found->first();
    mail.message.callerIdName = row.text(0);
    mail.message.callerIdNum = row.text(1);
    mail.message.timestamp = row.time(2);
    mail.message.duration = row.integer(3);
    mail.audioFile = row.text(4);
    mail.audioSize = row.integer(5);
    mail.box = row.text(7);
    mail.boxName = row.text(8);
    mail.to = row.text(9);
    mail.notify = enumFromName<EmailNotify>(row.text(10)).value_or(EmailNotify::None);
    mail.message.mailboxId = row.integer(11);
    mail.isWanted = row.isNull(6) && mail.notify != EmailNotify::None && !mail.to.isEmpty();
    return mail;
}

} // namespace

QCoro::Task<Result<std::optional<WaitingMail>>> VoicemailMailTable::claim(QDateTime now, QDateTime leaseEnd)
{
    return m_database.write([=](Connection &connection) -> Result<std::optional<WaitingMail>> {
        // Compared twice: of two instances that find the same row the second one waits, and then finds it taken.
        const auto claimed = connection.run(
            QStringLiteral("UPDATE voicemail_mails SET next_at = ?, attempts = attempts + 1 WHERE message_id = "
                           "(SELECT message_id FROM voicemail_mails WHERE next_at <= ? ORDER BY next_at, message_id "
                           "LIMIT 1) AND next_at <= ? RETURNING message_id, attempts, queued_at"),
            {stored(leaseEnd), stored(now), stored(now)});
        if (!claimed)
            return std::unexpected(claimed.error());
        if (claimed->isEmpty())
            return std::optional<WaitingMail>();
        const auto mail = read(connection, claimed->first());
        if (!mail)
            return std::unexpected(mail.error());
        return std::optional<WaitingMail>(*mail);
    });
}

QCoro::Task<Result<void>> VoicemailMailTable::postpone(qint64 messageId, QDateTime until)
{
    return m_database.write([=](Connection &connection) -> Result<void> {
        const auto done = connection.run(QStringLiteral("UPDATE voicemail_mails SET next_at = ? WHERE message_id = ?"),
                                         {stored(until), messageId});
        return done ? Result<void>() : std::unexpected(done.error());
    });
}

QCoro::Task<Result<void>> VoicemailMailTable::remove(qint64 messageId)
{
    return m_database.write([=](Connection &connection) -> Result<void> {
        const auto done =
            connection.run(QStringLiteral("DELETE FROM voicemail_mails WHERE message_id = ?"), {messageId});
        return done ? Result<void>() : std::unexpected(done.error());
    });
}

QCoro::Task<Result<VoicemailMailTable::Queue>> VoicemailMailTable::queue()
{
    return m_database.read([](Connection &connection) -> Result<Queue> {
        const auto found = connection.run(QStringLiteral("SELECT COUNT(*), MIN(next_at) FROM voicemail_mails"));
        if (!found)
            return std::unexpected(found.error());
        return Queue{found->first().integer(0), found->first().optionalTime(1)};
    });
}

} // namespace wakeline
