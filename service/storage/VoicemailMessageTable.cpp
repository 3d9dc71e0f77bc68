// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailMessageTable.h"

#include "VoicemailBox.h"

namespace wakeline {

namespace {

#define VOICEMAIL_COLUMNS                                                                                              \
    "id, box_id, caller_id_name, caller_id_num, received_at, duration, read_at, transcription, created_at"

VoicemailMessage messageFrom(const Row &row)
{
    return {.id = row.integer(0),
            .mailboxId = row.integer(1),
            .callerIdName = row.text(2),
            .callerIdNum = row.text(3),
            .timestamp = row.time(4),
            .duration = row.integer(5),
            .read = !row.isNull(6),
            .readAt = row.optionalTime(6),
            .transcription = row.text(7),
            .createdAt = row.time(8)};
}

Error noSuchMessage()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such message.")};
}

QString conditionOf(const VoicemailScope &scope)
{
    switch (scope.kind) {
    case VoicemailScope::Kind::Extension:
        return QStringLiteral("box_id IN (SELECT box_id FROM voicemail_box_extensions WHERE extension_id = ?)");
    case VoicemailScope::Kind::Box:
        return QStringLiteral("box_id = ?");
    case VoicemailScope::Kind::AllBoxes:
        return QStringLiteral("? = 0"); // its id: a condition on box_id would lead planners away from the order
    }
    return {};
}

/// A message with what its box holds now.
Result<VoicemailChange> changeOf(Connection &connection, const VoicemailMessage &message)
{
    const auto box = connection.run(
        QStringLiteral("SELECT number, (SELECT COUNT(*) FROM voicemail_messages AS m WHERE m.box_id = b.id AND "
                       "m.deleted_at IS NULL AND m.read_at IS NULL), (SELECT COUNT(*) FROM voicemail_messages AS m "
                       "WHERE m.box_id = b.id AND m.deleted_at IS NULL AND m.read_at IS NOT NULL) "
                       "FROM voicemail_boxes AS b WHERE id = ?"),
        {message.mailboxId});
    if (!box)
        return std::unexpected(box.error());
    if (box->isEmpty())
        return std::unexpected(noSuchMessage());
    const Row &row = box->first();
    return VoicemailChange{row.text(0), row.integer(1), row.integer(2), message};
}

Result<VoicemailStep> stepOf(Connection &connection, const VoicemailMessage &message, bool isNews)
{
    const auto change = changeOf(connection, message);
    if (!change)
        return std::unexpected(change.error());
    return VoicemailStep{*change, isNews};
}

Result<std::optional<VoicemailMessage>> messageOf(Connection &connection, const QString &condition,
                                                  const QVariantList &values)
{
    const auto found = connection.run(
        QStringLiteral("SELECT " VOICEMAIL_COLUMNS " FROM voicemail_messages WHERE ") + condition, values);
    if (!found)
        return std::unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional(messageFrom(found->first()));
}

/// Runs an UPDATE that may find its work done: then the message as it is, if it is there.
Result<VoicemailStep> update(Connection &connection, const VoicemailScope &scope, qint64 id, const QString &set,
                             const QString &where, const QVariant &value, const QVariantList &bound)
{
    const QString own = QStringLiteral("id = ? AND ") + conditionOf(scope);
    const auto updated = connection.run(QStringLiteral("UPDATE voicemail_messages SET %1 WHERE %2 AND %3 "
                                                       "RETURNING " VOICEMAIL_COLUMNS)
                                            .arg(set, own, where),
                                        QVariantList{value, id, scope.id} + bound);
    if (!updated)
        return std::unexpected(updated.error());
    if (!updated->isEmpty())
        return stepOf(connection, messageFrom(updated->first()), true);
    const auto present = messageOf(connection, own + QStringLiteral(" AND deleted_at IS NULL"), {id, scope.id});
    if (!present)
        return std::unexpected(present.error());
    return *present ? stepOf(connection, **present, false) : std::unexpected(noSuchMessage());
}

Result<QList<VoicemailMessage>> readNewest(Connection &connection, const VoicemailScope &scope, int limit, int offset)
{
    const auto found = connection.run(VoicemailMessageTable::newestSql(scope), {scope.id, limit, offset});
    if (!found)
        return std::unexpected(found.error());
    QList<VoicemailMessage> messages;
    messages.reserve(static_cast<qsizetype>(found->size()));
    for (const Row &row : *found)
        messages.append(messageFrom(row));
    return messages;
}

/// \return the box's id; `no_such_mailbox`, `mailbox_full`
Result<qint64> boxWithRoom(Connection &connection, const QString &number, bool lock)
{
    // Two messages for the last place wait for each other; SQLite has one writer at a time anyway.
    const QString suffix = lock && connection.isPostgres() ? QStringLiteral(" FOR UPDATE") : QString();
    const auto box = connection.run(
        QStringLiteral("SELECT id, max_messages FROM voicemail_boxes WHERE number = ?") + suffix, {number});
    if (!box)
        return std::unexpected(box.error());
    if (box->isEmpty())
        return failure(QStringLiteral("no_such_mailbox"), QStringLiteral("There is no voicemail box %1.").arg(number));
    const qint64 id = box->first().integer(0);
    const auto held = connection.run(
        QStringLiteral("SELECT COUNT(*) FROM voicemail_messages WHERE box_id = ? AND deleted_at IS NULL"), {id});
    if (!held)
        return std::unexpected(held.error());
    if (held->first().integer(0) >= box->first().integer(1))
        return failure(QStringLiteral("mailbox_full"), QStringLiteral("The voicemail box %1 is full.").arg(number));
    return id;
}

Result<VoicemailStep> insert(Connection &connection, qint64 box, const NewVoicemail &message, const QDateTime &now)
{
    const auto inserted = connection.run(
        QStringLiteral(
            "INSERT INTO voicemail_messages (box_id, uid, caller_id_name, caller_id_num, received_at, "
            "duration, created_at, audio_file, audio_size, audio_hash, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING RETURNING " VOICEMAIL_COLUMNS),
        {box, message.uid, message.callerIdName, message.callerIdNum, stored(message.receivedAt), message.duration,
         stored(now), message.audio.file, message.audio.size, message.audio.hash,
         message.readAt ? stored(*message.readAt) : QVariant()});
    if (!inserted)
        return std::unexpected(inserted.error());
    if (inserted->isEmpty()) // another process was a moment faster
        return failure(QStringLiteral("conflict"), QStringLiteral("The recording is being kept by someone else."));
    if (message.mails) {
        const auto queued =
            connection.run(QStringLiteral("INSERT INTO voicemail_mails (message_id, queued_at, next_at) SELECT ?, ?, ? "
                                          "FROM voicemail_boxes WHERE id = ? AND email_notify <> ? AND email <> ''"),
                           {inserted->first().integer(0), stored(now), stored(now), box, enumName(EmailNotify::None)});
        if (!queued)
            return std::unexpected(queued.error());
    }
    return stepOf(connection, messageFrom(inserted->first()), true);
}

} // namespace

QCoro::Task<Result<bool>> VoicemailMessageTable::isKept(QString uid, QString mailbox)
{
    return m_database.read([=](Connection &connection) -> Result<bool> {
        const auto known = messageOf(connection, QStringLiteral("uid = ?"), {uid});
        if (!known)
            return std::unexpected(known.error());
        if (*known)
            return true;
        const auto box = boxWithRoom(connection, mailbox, false);
        return box ? Result<bool>(false) : std::unexpected(box.error());
    });
}

QCoro::Task<Result<VoicemailStep>> VoicemailMessageTable::add(NewVoicemail message, QDateTime now)
{
    return m_database.write([=](Connection &connection) -> Result<VoicemailStep> {
        const auto known = messageOf(connection, QStringLiteral("uid = ?"), {message.uid});
        if (!known)
            return std::unexpected(known.error());
        if (*known)
            return stepOf(connection, **known, false);
        const auto box = boxWithRoom(connection, message.mailbox, true);
        return box ? insert(connection, *box, message, now) : std::unexpected(box.error());
    });
}

QString VoicemailMessageTable::newestSql(const VoicemailScope &scope)
{
    // An extension's few messages are sorted: a planner that took the order from an index would go through everybody's.
    const bool sorted = scope.kind == VoicemailScope::Kind::Extension;
    return QStringLiteral("SELECT " VOICEMAIL_COLUMNS " FROM voicemail_messages WHERE %1 AND deleted_at IS NULL "
                          "ORDER BY %2 LIMIT ? OFFSET ?")
        .arg(conditionOf(scope),
             sorted ? QStringLiteral("+received_at DESC, +id DESC") : QStringLiteral("received_at DESC, id DESC"));
}

QCoro::Task<Result<QList<VoicemailMessage>>> VoicemailMessageTable::newest(VoicemailScope scope, int limit)
{
    return m_database.read([=](Connection &connection) { return readNewest(connection, scope, limit, 0); });
}

QCoro::Task<Result<Slice<VoicemailMessage>>> VoicemailMessageTable::list(VoicemailScope scope, int limit, int offset)
{
    return m_database.read([=](Connection &connection) -> Result<Slice<VoicemailMessage>> {
        const auto total =
            connection.run(QStringLiteral("SELECT COUNT(*) FROM voicemail_messages WHERE %1 AND deleted_at IS NULL")
                               .arg(conditionOf(scope)),
                           {scope.id});
        if (!total)
            return std::unexpected(total.error());
        const auto messages = readNewest(connection, scope, limit, offset);
        if (!messages)
            return std::unexpected(messages.error());
        return Slice<VoicemailMessage>{*messages, total->first().integer(0)};
    });
}

QCoro::Task<Result<VoicemailAudio>> VoicemailMessageTable::audioOf(VoicemailScope scope, qint64 id)
{
    return m_database.read([=](Connection &connection) -> Result<VoicemailAudio> {
        const auto found = connection.run(
            QStringLiteral("SELECT audio_file, audio_size, audio_hash FROM voicemail_messages WHERE id = ? AND %1 AND "
                           "deleted_at IS NULL")
                .arg(conditionOf(scope)),
            {id, scope.id});
        if (!found)
            return std::unexpected(found.error());
        if (found->isEmpty())
            return std::unexpected(noSuchMessage());
        const Row &row = found->first();
        return VoicemailAudio{row.text(0), row.integer(1), row.bytes(2)};
    });
}

QCoro::Task<Result<VoicemailStep>> VoicemailMessageTable::markRead(VoicemailScope scope, qint64 id, QDateTime now)
{
    return m_database.write([=](Connection &connection) {
        return update(connection, scope, id, QStringLiteral("read_at = ?"),
                      QStringLiteral("deleted_at IS NULL AND read_at IS NULL"), stored(now), {});
    });
}

QCoro::Task<Result<VoicemailStep>> VoicemailMessageTable::remove(VoicemailScope scope, qint64 id, QDateTime now)
{
    return m_database.write([=](Connection &connection) {
        return update(connection, scope, id, QStringLiteral("deleted_at = ?"), QStringLiteral("deleted_at IS NULL"),
                      stored(now), {});
    });
}

QCoro::Task<Result<VoicemailStep>> VoicemailMessageTable::restore(VoicemailScope scope, qint64 id, QDateTime since)
{
    return m_database.write([=](Connection &connection) {
        return update(connection, scope, id, QStringLiteral("deleted_at = ?"), QStringLiteral("deleted_at > ?"),
                      QVariant(), {stored(since)});
    });
}

QCoro::Task<Result<QStringList>> VoicemailMessageTable::purgeRemoved(QDateTime before, int limit)
{
    return m_database.write([=](Connection &connection) -> Result<QStringList> {
        const auto purged = connection.run(
            QStringLiteral("DELETE FROM voicemail_messages WHERE id IN (SELECT id FROM voicemail_messages WHERE "
                           "deleted_at <= ? ORDER BY deleted_at LIMIT ?) RETURNING audio_file"),
            {stored(before), limit});
        if (!purged)
            return std::unexpected(purged.error());
        QStringList files;
        for (const Row &row : *purged)
            files.append(row.text(0));
        return files;
    });
}

QCoro::Task<Result<bool>> VoicemailMessageTable::hasRemoved()
{
    return m_database.read([](Connection &connection) -> Result<bool> {
        const auto found =
            connection.run(QStringLiteral("SELECT 1 FROM voicemail_messages WHERE deleted_at IS NOT NULL LIMIT 1"));
        return found ? Result<bool>(!found->isEmpty()) : std::unexpected(found.error());
    });
}

QCoro::Task<Result<VoicemailMessageTable::Expired>> VoicemailMessageTable::purgeExpired(QDateTime now, int limit)
{
    return m_database.write([=](Connection &connection) -> Result<Expired> {
        const auto purged = connection.run(
            QStringLiteral("DELETE FROM voicemail_messages WHERE id IN (SELECT m.id FROM voicemail_messages AS m "
                           "JOIN voicemail_boxes AS b ON b.id = m.box_id WHERE b.retention_days > 0 AND "
                           "m.deleted_at IS NULL AND m.created_at + b.retention_days * 86400000 <= ? LIMIT ?) "
                           "RETURNING " VOICEMAIL_COLUMNS ", audio_file"),
            {stored(now), limit});
        if (!purged)
            return std::unexpected(purged.error());
        Expired expired;
        for (const Row &row : *purged) {
            const auto change = changeOf(connection, messageFrom(row));
            if (!change)
                return std::unexpected(change.error());
            expired.changes.append(*change);
            expired.files.append(row.text(9));
        }
        return expired;
    });
}

QCoro::Task<Result<QStringList>> VoicemailMessageTable::unknownOf(QStringList files)
{
    return m_database.read([=](Connection &connection) -> Result<QStringList> {
        QStringList unknown;
        for (const QString &file : files) {
            const auto found = connection.run(QStringLiteral("SELECT 1 FROM voicemail_messages WHERE audio_file = ? "
                                                             "UNION ALL SELECT 1 FROM voicemail_boxes WHERE "
                                                             "greeting_file = ?"),
                                              {file, file});
            if (!found)
                return std::unexpected(found.error());
            if (found->isEmpty())
                unknown.append(file);
        }
        return unknown;
    });
}

} // namespace wakeline
