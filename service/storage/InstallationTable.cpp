// SPDX-License-Identifier: GPL-3.0-or-later
#include "InstallationTable.h"

namespace wakeline {

namespace {

#define INSTALLATION_COLUMNS                                                                                           \
    "instance_id, license_id, hostname, version, activated_at, last_seen_at, released_at, extensions_in_use"

constexpr int releasedAtOnce = 1000;

using Ages = InstallationTable::Ages;

Error noSuchInstallation()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such installation of this licence.")};
}

InstallationState stateOf(const Installation &installation, const QDateTime &now, const Ages &ages)
{
    if (installation.releasedAt)
        return InstallationState::Released;
    const bool silent = installation.lastSeenAt.addSecs(std::chrono::seconds(ages.dead).count()) <= now;
    return silent ? InstallationState::Dead : InstallationState::Alive;
}

Installation installationFrom(const Row &row, const QDateTime &now, const Ages &ages)
{
    Installation installation{.instanceId = row.text(0),
                              .licenseId = row.integer(1),
                              .hostname = row.text(2),
                              .version = row.text(3),
                              .activatedAt = row.time(4),
                              .lastSeenAt = row.time(5),
                              .releasedAt = row.optionalTime(6),
                              .extensionsInUse = static_cast<int>(row.integer(7))};
    installation.state = stateOf(installation, now, ages);
    return installation;
}

/// The answer's one row, or `not_found`.
Result<Installation> onlyInstallation(const Result<Rows> &found, const QDateTime &now, const Ages &ages)
{
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return std::unexpected(noSuchInstallation());
    return installationFrom(found->first(), now, ages);
}

/// Locks the licence until the end of the transaction; SQLite has one writer at a time anyway.
/// \return how many seats it has; `not_found`
Result<qint64> lockSeats(Connection &connection, qint64 licenseId)
{
    QString sql = QStringLiteral("SELECT COALESCE(l.max_installations, t.max_installations) FROM licenses AS l "
                                 "JOIN tiers AS t ON t.name = l.tier WHERE l.id = ?");
    if (connection.isPostgres())
        sql += QStringLiteral(" FOR UPDATE OF l");
    const auto found = connection.run(sql, {licenseId});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return failure(QStringLiteral("not_found"), QStringLiteral("There is no such licence."));
    return found->first().integer(0);
}

/// Call it under the lock, in a statement after it: only then it sees what others have committed.
/// \return `too_many_installations`
Result<void> checkFreeSeat(Connection &connection, qint64 licenseId, qint64 seats)
{
    const auto taken = connection.run(
        QStringLiteral("SELECT COUNT(*) FROM installations WHERE license_id = ? AND released_at IS NULL"), {licenseId});
    if (!taken)
        return std::unexpected(taken.error());
    if (taken->first().integer(0) < seats)
        return {};
    return failure(QStringLiteral("too_many_installations"),
                   QStringLiteral("The licence is activated on as many installations as it allows (%1).").arg(seats));
}

Result<Installation> addInstallation(Connection &connection, const Activation &activation, const Ages &ages)
{
    const QVariant fingerprint = activation.fingerprint.isEmpty() ? QVariant() : QVariant(activation.fingerprint);
    return onlyInstallation(
        connection.run(QStringLiteral("INSERT INTO installations (instance_id, license_id, fingerprint, hostname, "
                                      "version, activated_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                                      "RETURNING " INSTALLATION_COLUMNS),
                       {activation.instanceId, activation.licenseId, fingerprint, activation.hostname,
                        activation.version, stored(activation.at), stored(activation.at)}),
        activation.at, ages);
}

Result<Installation> activateAgain(Connection &connection, const Activation &activation, const QString &instanceId,
                                   const Ages &ages)
{
    return onlyInstallation(
        connection.run(
            QStringLiteral("UPDATE installations SET hostname = ?, version = ?, activated_at = CASE WHEN "
                           "released_at IS NULL THEN activated_at ELSE ? END, last_seen_at = ?, "
                           "released_at = NULL WHERE instance_id = ? RETURNING " INSTALLATION_COLUMNS),
            {activation.hostname, activation.version, stored(activation.at), stored(activation.at), instanceId}),
        activation.at, ages);
}

Result<Installation> activateUnderLock(Connection &connection, const Activation &activation, const Ages &ages)
{
    const auto seats = lockSeats(connection, activation.licenseId);
    if (!seats)
        return std::unexpected(seats.error());
    const auto known = connection.run(
        QStringLiteral("SELECT instance_id, released_at FROM installations WHERE license_id = ? AND fingerprint = ?"),
        {activation.licenseId, activation.fingerprint});
    if (!known)
        return std::unexpected(known.error());
    const bool again = !activation.fingerprint.isEmpty() && !known->isEmpty();
    if (!again || !known->first().isNull(1)) {
        if (const auto free = checkFreeSeat(connection, activation.licenseId, *seats); !free)
            return std::unexpected(free.error());
    }
    return again ? activateAgain(connection, activation, known->first().text(0), ages)
                 : addInstallation(connection, activation, ages);
}

Result<Installation> beatOnce(Connection &connection, const Heartbeat &heartbeat, bool evenReleased, const Ages &ages)
{
    QString sql = QStringLiteral("UPDATE installations SET version = ?, extensions_in_use = ?, last_seen_at = ?, "
                                 "released_at = NULL WHERE instance_id = ? AND license_id = ?");
    if (!evenReleased)
        sql += QStringLiteral(" AND released_at IS NULL");
    return onlyInstallation(connection.run(sql + QStringLiteral(" RETURNING " INSTALLATION_COLUMNS),
                                           {heartbeat.version, heartbeat.extensionsInUse, stored(heartbeat.at),
                                            heartbeat.instanceId, heartbeat.licenseId}),
                            heartbeat.at, ages);
}

Result<Installation> noteHeartbeat(Connection &connection, const Heartbeat &heartbeat, const Ages &ages)
{
    // Nearly every heartbeat ends here, and locks no licence.
    auto alive = beatOnce(connection, heartbeat, false, ages);
    if (alive || alive.error().code != QLatin1String("not_found"))
        return alive;
    const auto seats = lockSeats(connection, heartbeat.licenseId);
    if (!seats)
        return std::unexpected(seats.error());
    const auto there =
        connection.run(QStringLiteral("SELECT released_at FROM installations WHERE instance_id = ? AND license_id = ?"),
                       {heartbeat.instanceId, heartbeat.licenseId});
    if (!there)
        return std::unexpected(there.error());
    if (there->isEmpty())
        return std::unexpected(noSuchInstallation());
    if (!there->first().isNull(0)) { // else somebody else's heartbeat has just revived it
        if (const auto free = checkFreeSeat(connection, heartbeat.licenseId, *seats); !free)
            return std::unexpected(free.error());
    }
    return beatOnce(connection, heartbeat, true, ages);
}

Result<Slice<Installation>> listOf(Connection &connection, qint64 licenseId, const QDateTime &now, int limit,
                                   int offset, const Ages &ages)
{
    const auto total =
        connection.run(QStringLiteral("SELECT COUNT(*) FROM installations WHERE license_id = ?"), {licenseId});
    if (!total)
        return std::unexpected(total.error());
    const auto found = connection.run(
        QStringLiteral("SELECT " INSTALLATION_COLUMNS " FROM installations WHERE license_id = ? ORDER BY CASE WHEN "
                       "released_at IS NULL THEN 0 ELSE 1 END, last_seen_at DESC, instance_id LIMIT ? OFFSET ?"),
        {licenseId, limit, offset});
    if (!found)
        return std::unexpected(found.error());
    Slice<Installation> page{{}, total->first().integer(0)};
    for (const Row &row : *found)
        page.items.append(installationFrom(row, now, ages));
    return page;
}

} // namespace

QCoro::Task<Result<Installation>> InstallationTable::activate(Activation activation)
{
    return m_database.write([activation, ages = m_ages](Connection &connection) {
        return activateUnderLock(connection, activation, ages);
    });
}

QCoro::Task<Result<void>> InstallationTable::release(qint64 licenseId, QString instanceId, QDateTime at)
{
    return m_database.write([=](Connection &connection) -> Result<void> {
        const auto released =
            connection.run(QStringLiteral("UPDATE installations SET released_at = COALESCE(released_at, ?) "
                                          "WHERE instance_id = ? AND license_id = ?"),
                           {stored(at), instanceId, licenseId});
        if (!released)
            return std::unexpected(released.error());
        if (released->changed == 0)
            return std::unexpected(noSuchInstallation());
        return {};
    });
}

QCoro::Task<Result<Installation>> InstallationTable::beat(Heartbeat heartbeat)
{
    return m_database.write(
        [heartbeat, ages = m_ages](Connection &connection) { return noteHeartbeat(connection, heartbeat, ages); });
}

QCoro::Task<Result<Installation>> InstallationTable::find(qint64 licenseId, QString instanceId, QDateTime now)
{
    return m_database.read([=, ages = m_ages](Connection &connection) {
        return onlyInstallation(
            connection.run(QStringLiteral("SELECT " INSTALLATION_COLUMNS " FROM installations WHERE instance_id = ? "
                                          "AND license_id = ?"),
                           {instanceId, licenseId}),
            now, ages);
    });
}

QCoro::Task<Result<Slice<Installation>>> InstallationTable::list(qint64 licenseId, QDateTime now, int limit, int offset)
{
    return m_database.read(
        [=, ages = m_ages](Connection &connection) { return listOf(connection, licenseId, now, limit, offset, ages); });
}

QCoro::Task<Result<QList<Installation>>> InstallationTable::releaseSilent(QDateTime now)
{
    return m_database.write([now, ages = m_ages](Connection &connection) -> Result<QList<Installation>> {
        const QVariant limit = stored(now.addSecs(-std::chrono::seconds(ages.release).count()));
        // The condition stands twice: one that was heard of meanwhile stays.
        const auto released = connection.run(
            QStringLiteral("UPDATE installations SET released_at = ? WHERE released_at IS NULL AND last_seen_at <= ? "
                           "AND instance_id IN (SELECT instance_id FROM installations WHERE released_at IS NULL AND "
                           "last_seen_at <= ? ORDER BY last_seen_at LIMIT ?) RETURNING " INSTALLATION_COLUMNS),
            {stored(now), limit, limit, releasedAtOnce});
        if (!released)
            return std::unexpected(released.error());
        QList<Installation> installations;
        for (const Row &row : *released)
            installations.append(installationFrom(row, now, ages));
        return installations;
    });
}

} // namespace wakeline
