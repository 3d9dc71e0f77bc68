// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailBoxTable.h"

#include "JsonColumn.h"
#include "LikePattern.h"

namespace wakeline {

namespace {

QString columnsOf(const Connection &connection)
{
    return QStringLiteral(
               "b.id, b.number, b.name, (SELECT %1 FROM voicemail_box_extensions AS l JOIN extensions AS e ON e.id = "
               "l.extension_id WHERE l.box_id = b.id), b.pin_hash <> '', b.greeting, b.email, b.email_notify, "
               "b.max_duration_s, b.max_messages, b.retention_days, "
               "(SELECT COUNT(*) FROM voicemail_messages AS m WHERE m.box_id = b.id AND m.deleted_at IS NULL AND "
               "m.read_at IS NULL), "
               "(SELECT COUNT(*) FROM voicemail_messages AS m WHERE m.box_id = b.id AND m.deleted_at IS NULL AND "
               "m.read_at IS NOT NULL), b.created_at, b.updated_at, b.version")
        .arg(jsonArray(connection.isPostgres(), QStringLiteral("e.number")));
}

VoicemailBox boxFrom(const Row &row)
{
    return {.id = row.integer(0),
            .number = row.text(1),
            .name = row.text(2),
            .extensions = sortedTexts(row, 3),
            .hasPin = row.boolean(4),
            .greeting = enumFromName<GreetingKind>(row.text(5)).value_or(GreetingKind::Default),
            .email = row.text(6),
            .emailNotify = enumFromName<EmailNotify>(row.text(7)).value_or(EmailNotify::None),
            .maxDurationS = static_cast<int>(row.integer(8)),
            .maxMessages = static_cast<int>(row.integer(9)),
            .retentionDays = static_cast<int>(row.integer(10)),
            .newMessages = row.integer(11),
            .oldMessages = row.integer(12),
            .createdAt = row.time(13),
            .updatedAt = row.time(14),
            .version = row.integer(15)};
}

Error noSuchBox()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such voicemail box.")};
}

template <typename T>
QVariant given(const std::optional<T> &value)
{
    if constexpr (NamedEnum<T>)
        return value ? QVariant(enumName(*value)) : QVariant();
    else
        return value ? QVariant(*value) : QVariant();
}

Result<VoicemailBox> boxWhere(Connection &connection, const QString &condition, const QVariant &value)
{
    const auto found = connection.run(
        QStringLiteral("SELECT %1 FROM voicemail_boxes AS b WHERE %2").arg(columnsOf(connection), condition), {value});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return std::unexpected(noSuchBox());
    return boxFrom(found->first());
}

Result<VoicemailBox> boxOf(Connection &connection, qint64 id)
{
    return boxWhere(connection, QStringLiteral("b.id = ?"), id);
}

/// Why an UPDATE or DELETE with a version in its WHERE met no row.
Error missedRow(Connection &connection, qint64 id)
{
    const auto found = connection.run(QStringLiteral("SELECT 1 FROM voicemail_boxes WHERE id = ?"), {id});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return noSuchBox();
    return {QStringLiteral("stale"), QStringLiteral("The voicemail box was changed by someone else meanwhile.")};
}

Result<void> link(Connection &connection, qint64 box, const QStringList &extensions)
{
    const auto cleared = connection.run(QStringLiteral("DELETE FROM voicemail_box_extensions WHERE box_id = ?"), {box});
    if (!cleared)
        return std::unexpected(cleared.error());
    for (qsizetype i = 0; i < extensions.size(); ++i) {
        const auto linked = connection.run(QStringLiteral("INSERT INTO voicemail_box_extensions (box_id, extension_id) "
                                                          "SELECT b.id, e.id FROM voicemail_boxes AS b, extensions AS "
                                                          "e WHERE b.id = ? AND e.number = ? ON CONFLICT DO NOTHING "
                                                          "RETURNING extension_id"),
                                           {box, extensions[i]});
        if (!linked)
            return std::unexpected(linked.error());
        if (linked->isEmpty() && extensions.indexOf(extensions[i]) == i) {
            const QString field = QStringLiteral("extensions[%1]").arg(i);
            return failure(QStringLiteral("invalid_value"),
                           QStringLiteral("field \"%1\": there is no extension %2").arg(field, extensions[i]), field);
        }
    }
    return {};
}

/// After every change of what is searched.
Result<VoicemailBox> indexed(Connection &connection, qint64 id)
{
    const auto box = boxOf(connection, id);
    if (!box)
        return box;
    const QString search = (box->number + u'\n' + box->name + u'\n' + box->email).toLower();
    const auto written =
        connection.run(QStringLiteral("UPDATE voicemail_boxes SET search = ? WHERE id = ?"), {search, id});
    return written ? box : std::unexpected(written.error());
}

Result<VoicemailBox> linkedAndIndexed(Connection &connection, qint64 id, const std::optional<QStringList> &extensions)
{
    if (extensions) {
        if (const auto linked = link(connection, id, *extensions); !linked)
            return std::unexpected(linked.error());
    }
    return indexed(connection, id);
}

/// The greeting, held against other writers until the end of the transaction. \return `not_found`
Result<VoicemailBoxTable::Greeting> readGreeting(Connection &connection, qint64 id, bool lock)
{
    const QString suffix = lock && connection.isPostgres() ? QStringLiteral(" FOR UPDATE") : QString();
    const auto found = connection.run(
        QStringLiteral("SELECT greeting, greeting_file, greeting_size, greeting_hash FROM voicemail_boxes "
                       "WHERE id = ?") +
            suffix,
        {id});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return std::unexpected(noSuchBox());
    const Row &row = found->first();
    return VoicemailBoxTable::Greeting{enumFromName<GreetingKind>(row.text(0)).value_or(GreetingKind::Default),
                                       {row.text(1), row.integer(2), row.bytes(3)}};
}

} // namespace

QCoro::Task<Result<VoicemailBox>> VoicemailBoxTable::add(VoicemailBoxChange box, QDateTime now)
{
    return m_database.write([=](Connection &connection) -> Result<VoicemailBox> {
        const VoicemailBox plain;
        const auto inserted = connection.run(
            QStringLiteral("INSERT INTO voicemail_boxes (number, name, pin_hash, greeting, email, email_notify, "
                           "max_duration_s, max_messages, retention_days, created_at, updated_at, search) VALUES "
                           "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id"),
            {given(box.number), given(box.name), box.pinHash.value_or(QString()),
             enumName(box.greeting.value_or(plain.greeting)), box.email.value_or(QString()),
             enumName(box.emailNotify.value_or(plain.emailNotify)), box.maxDurationS.value_or(plain.maxDurationS),
             box.maxMessages.value_or(plain.maxMessages), box.retentionDays.value_or(plain.retentionDays), stored(now),
             stored(now)});
        if (!inserted && inserted.error().code == QLatin1String("conflict"))
            return failure(QStringLiteral("number_taken"),
                           QStringLiteral("There is a voicemail box %1 already.").arg(box.number.value_or(QString())),
                           QStringLiteral("number"));
        if (!inserted)
            return std::unexpected(inserted.error());
        return linkedAndIndexed(connection, inserted->first().integer(0), box.extensions);
    });
}

QCoro::Task<Result<VoicemailBox>> VoicemailBoxTable::find(qint64 id)
{
    return m_database.read([id](Connection &connection) { return boxOf(connection, id); });
}

QCoro::Task<Result<VoicemailBox>> VoicemailBoxTable::findByNumber(QString number)
{
    return m_database.read(
        [number](Connection &connection) { return boxWhere(connection, QStringLiteral("b.number = ?"), number); });
}

QCoro::Task<Result<Slice<VoicemailBox>>> VoicemailBoxTable::list(QString query, int limit, int offset)
{
    return m_database.read([=](Connection &connection) -> Result<Slice<VoicemailBox>> {
        const QString pattern = likePattern(query.toLower());
        const auto total = connection.run(
            QStringLiteral("SELECT COUNT(*) FROM voicemail_boxes WHERE search LIKE ? ESCAPE '!'"), {pattern});
        if (!total)
            return std::unexpected(total.error());
        const auto found = connection.run(QStringLiteral("SELECT %1 FROM voicemail_boxes AS b WHERE b.search LIKE ? "
                                                         "ESCAPE '!' ORDER BY b.number LIMIT ? OFFSET ?")
                                              .arg(columnsOf(connection)),
                                          {pattern, limit, offset});
        if (!found)
            return std::unexpected(found.error());
        Slice<VoicemailBox> slice{{}, total->first().integer(0)};
        for (const Row &row : *found)
            slice.items.append(boxFrom(row));
        return slice;
    });
}

QCoro::Task<Result<VoicemailBox>> VoicemailBoxTable::change(qint64 id, std::optional<qint64> expectedVersion,
                                                            VoicemailBoxChange change, QDateTime now)
{
    return m_database.write([=](Connection &connection) -> Result<VoicemailBox> {
        const auto updated = connection.run(
            QStringLiteral("UPDATE voicemail_boxes SET name = COALESCE(?, name), pin_hash = COALESCE(?, pin_hash), "
                           "greeting = COALESCE(?, greeting), email = COALESCE(?, email), "
                           "email_notify = COALESCE(?, email_notify), max_duration_s = COALESCE(?, max_duration_s), "
                           "max_messages = COALESCE(?, max_messages), retention_days = COALESCE(?, retention_days), "
                           "updated_at = ?, version = version + 1 WHERE id = ? AND version = COALESCE(?, version) "
                           "RETURNING id"),
            {given(change.name), given(change.pinHash), given(change.greeting), given(change.email),
             given(change.emailNotify), given(change.maxDurationS), given(change.maxMessages),
             given(change.retentionDays), stored(now), id, given(expectedVersion)});
        if (!updated)
            return std::unexpected(updated.error());
        if (updated->isEmpty())
            return std::unexpected(missedRow(connection, id));
        if (change.pinHash) { // who guessed at the old one has not guessed at this one
            const auto unlocked = connection.run(
                QStringLiteral("UPDATE voicemail_boxes SET pin_attempts = 0, pin_locked_until = NULL WHERE id = ?"),
                {id});
            if (!unlocked)
                return std::unexpected(unlocked.error());
        }
        return linkedAndIndexed(connection, id, change.extensions);
    });
}

QCoro::Task<Result<VoicemailBoxTable::Removed>> VoicemailBoxTable::remove(qint64 id,
                                                                          std::optional<qint64> expectedVersion)
{
    return m_database.write([=](Connection &connection) -> Result<Removed> {
        // The lock keeps away a message that would come between the two deletes, and its file would be forgotten.
        const auto greeting = readGreeting(connection, id, true);
        const auto box = boxOf(connection, id);
        if (!greeting || !box)
            return std::unexpected(!greeting ? greeting.error() : box.error());
        if (expectedVersion && *expectedVersion != box->version)
            return std::unexpected(missedRow(connection, id));
        Removed removed{*box, {}};
        if (!greeting->audio.file.isEmpty())
            removed.files.append(greeting->audio.file);
        const auto messages = connection.run(
            QStringLiteral("DELETE FROM voicemail_messages WHERE box_id = ? RETURNING audio_file"), {id});
        const auto gone = connection.run(QStringLiteral("DELETE FROM voicemail_boxes WHERE id = ?"), {id});
        if (!messages || !gone)
            return std::unexpected(!messages ? messages.error() : gone.error());
        for (const Row &row : *messages)
            removed.files.append(row.text(0));
        return removed;
    });
}

QCoro::Task<Result<VoicemailBoxTable::Greeting>> VoicemailBoxTable::greetingOf(qint64 id)
{
    return m_database.read([id](Connection &connection) { return readGreeting(connection, id, false); });
}

QCoro::Task<Result<VoicemailBoxTable::GreetingReplaced>>
VoicemailBoxTable::setGreeting(qint64 id, std::optional<qint64> expectedVersion, Greeting greeting, QDateTime now)
{
    return m_database.write([=](Connection &connection) -> Result<GreetingReplaced> {
        const auto old = readGreeting(connection, id, true);
        if (!old)
            return std::unexpected(old.error());
        const auto updated = connection.run(
            QStringLiteral("UPDATE voicemail_boxes SET greeting = ?, greeting_file = ?, greeting_size = ?, "
                           "greeting_hash = ?, updated_at = ?, version = version + 1 "
                           "WHERE id = ? AND version = COALESCE(?, version) RETURNING id"),
            {enumName(greeting.kind), greeting.audio.file, greeting.audio.size, greeting.audio.hash, stored(now), id,
             given(expectedVersion)});
        if (!updated)
            return std::unexpected(updated.error());
        if (updated->isEmpty())
            return std::unexpected(missedRow(connection, id));
        const auto box = boxOf(connection, id);
        if (!box)
            return std::unexpected(box.error());
        return GreetingReplaced{*box, old->audio.file};
    });
}

} // namespace wakeline
