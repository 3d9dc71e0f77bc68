// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseTable.h"

#include "JsonColumn.h"
#include "LikePattern.h"

namespace wakeline {

namespace {

Error noSuchLicense()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such licence.")};
}

/// One statement for all there is to a licence: whoever looks up a key asks once.
QString selectLicenses(bool postgres)
{
    return QStringLiteral(
               "SELECT l.id, l.key_prefix, l.holder, l.email, l.tier, l.status, "
               "COALESCE(l.max_extensions, t.max_extensions), COALESCE(l.max_installations, t.max_installations), "
               "l.issued_at, l.expires_at, l.grace_days, l.updated_at, l.version, (SELECT ") +
           jsonArray(postgres, QStringLiteral("e.name")) +
           QStringLiteral(
               " FROM (SELECT name FROM license_entitlements WHERE license_id = l.id UNION "
               "SELECT name FROM tier_entitlements WHERE tier = l.tier) AS e), "
               "(SELECT COUNT(*) FROM installations WHERE license_id = l.id AND released_at IS NULL), "
               "(SELECT SUM(extensions_in_use) FROM installations WHERE license_id = l.id AND released_at IS NULL), "
               "(SELECT MAX(last_seen_at) FROM installations WHERE license_id = l.id) "
               "FROM licenses AS l JOIN tiers AS t ON t.name = l.tier");
}

License licenseFrom(const Row &row)
{
    return {.id = row.integer(0),
            .keyPrefix = row.text(1),
            .holder = row.text(2),
            .email = row.text(3),
            .tier = row.text(4),
            .status = enumFromName<LicenseStatus>(row.text(5)).value_or(LicenseStatus::Suspended),
            .maxExtensions = static_cast<int>(row.integer(6)),
            .maxInstallations = static_cast<int>(row.integer(7)),
            .entitlements = sortedTexts(row, 13),
            .issuedAt = row.time(8),
            .expiresAt = row.optionalTime(9),
            .graceDays = static_cast<int>(row.integer(10)),
            .installationCount = static_cast<int>(row.integer(14)),
            .extensionsInUse = static_cast<int>(row.integer(15)),
            .lastSeenAt = row.optionalTime(16),
            .updatedAt = row.time(11),
            .version = row.integer(12)};
}

/// The answer's one row, or `not_found`.
Result<License> onlyLicense(const Result<Rows> &found)
{
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return std::unexpected(noSuchLicense());
    return licenseFrom(found->first());
}

Result<License> licenseOf(Connection &connection, qint64 id)
{
    return onlyLicense(
        connection.run(selectLicenses(connection.isPostgres()) + QStringLiteral(" WHERE l.id = ?"), {id}));
}

QString searchText(const QString &holder, const QString &email, const QString &keyPrefix)
{
    return (holder + QLatin1Char('\n') + email + QLatin1Char('\n') + keyPrefix).toLower();
}

QVariant given(const std::optional<int> &value)
{
    return value ? QVariant(*value) : QVariant();
}

/// \return `unknown_tier`. Tiers are never removed, so one that is found stays.
Result<void> checkTier(Connection &connection, const QString &tier)
{
    const auto found = connection.run(QStringLiteral("SELECT 1 FROM tiers WHERE name = ?"), {tier});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return failure(QStringLiteral("unknown_tier"), QStringLiteral("There is no tier %1.").arg(tier),
                       QStringLiteral("tier"));
    return {};
}

Result<void> setEntitlements(Connection &connection, qint64 id, const QStringList &entitlements)
{
    const auto cleared = connection.run(QStringLiteral("DELETE FROM license_entitlements WHERE license_id = ?"), {id});
    if (!cleared)
        return std::unexpected(cleared.error());
    for (const QString &name : QSet<QString>(entitlements.begin(), entitlements.end())) {
        const auto added = connection.run(
            QStringLiteral("INSERT INTO license_entitlements (license_id, name) VALUES (?, ?)"), {id, name});
        if (!added)
            return std::unexpected(added.error());
    }
    return {};
}

Result<License> addLicense(Connection &connection, const NewLicense &license)
{
    if (const auto known = checkTier(connection, license.tier); !known)
        return std::unexpected(known.error());
    const auto added = connection.run(
        QStringLiteral("INSERT INTO licenses (key_hash, key_prefix, holder, email, tier, max_extensions, "
                       "max_installations, status, issued_at, expires_at, grace_days, updated_at, search) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"),
        {license.keyHash, license.keyPrefix, license.holder, license.email, license.tier, given(license.maxExtensions),
         given(license.maxInstallations), enumName(LicenseStatus::Active), stored(license.issuedAt),
         stored(license.expiresAt), license.graceDays, stored(license.issuedAt),
         searchText(license.holder, license.email, license.keyPrefix)});
    if (!added)
        return std::unexpected(added.error());
    const qint64 id = added->first().integer(0);
    if (const auto set = setEntitlements(connection, id, license.entitlements); !set)
        return std::unexpected(set.error());
    return licenseOf(connection, id);
}

/// The SET of an UPDATE. Its texts are few, so that each stays prepared; its values are bound.
struct Assignments
{
    QString sql;
    QVariantList values;

    void add(const char *column, const QVariant &value)
    {
        sql += QLatin1String(column) + QLatin1String(" = ?, ");
        values.append(value);
    }
};

Assignments assignmentsOf(const LicenseChange &change)
{
    Assignments set;
    if (change.holder)
        set.add("holder", *change.holder);
    if (change.email)
        set.add("email", *change.email);
    if (change.tier)
        set.add("tier", *change.tier);
    if (change.maxExtensions)
        set.add("max_extensions", given(*change.maxExtensions));
    if (change.maxInstallations)
        set.add("max_installations", given(*change.maxInstallations));
    if (change.expiresAt)
        set.add("expires_at", stored(*change.expiresAt));
    if (change.graceDays)
        set.add("grace_days", *change.graceDays);
    if (change.status)
        set.add("status", enumName(*change.status));
    if (change.newKey) {
        set.add("key_hash", change.newKey->first);
        set.add("key_prefix", change.newKey->second);
    }
    return set;
}

/// Changes the licence's own row. \return `not_found`, `stale`
Result<void> updateRow(Connection &connection, qint64 id, std::optional<qint64> expectedVersion,
                       const LicenseChange &change, const QDateTime &at)
{
    const Assignments set = assignmentsOf(change);
    const auto updated = connection.run(
        QStringLiteral("UPDATE licenses SET ") + set.sql +
            QStringLiteral("updated_at = ?, version = version + 1 WHERE id = ? AND version = COALESCE(?, version) "
                           "RETURNING holder, email, key_prefix"),
        set.values + QVariantList{stored(at), id, expectedVersion ? QVariant(*expectedVersion) : QVariant()});
    if (!updated)
        return std::unexpected(updated.error());
    if (updated->isEmpty()) {
        if (const auto there = licenseOf(connection, id); !there)
            return std::unexpected(there.error());
        return failure(QStringLiteral("stale"), QStringLiteral("The licence was changed by someone else meanwhile."));
    }
    const Row &row = updated->first();
    const auto indexed = connection.run(QStringLiteral("UPDATE licenses SET search = ? WHERE id = ?"),
                                        {searchText(row.text(0), row.text(1), row.text(2)), id});
    return indexed ? Result<void>() : std::unexpected(indexed.error());
}

Result<License> changeLicense(Connection &connection, qint64 id, std::optional<qint64> expectedVersion,
                              const LicenseChange &change, const QDateTime &at)
{
    if (change.tier) {
        if (const auto known = checkTier(connection, *change.tier); !known)
            return std::unexpected(known.error());
    }
    if (const auto updated = updateRow(connection, id, expectedVersion, change, at); !updated)
        return std::unexpected(updated.error());
    if (change.entitlements) {
        if (const auto set = setEntitlements(connection, id, *change.entitlements); !set)
            return std::unexpected(set.error());
    }
    if (change.releaseInstallations) {
        const auto released = connection.run(
            QStringLiteral("UPDATE installations SET released_at = ? WHERE license_id = ? AND released_at IS NULL"),
            {stored(at), id});
        if (!released)
            return std::unexpected(released.error());
    }
    return licenseOf(connection, id);
}

Result<Slice<License>> listLicenses(Connection &connection, const LicenseFilter &filter, int limit, int offset)
{
    QString condition = QStringLiteral(" WHERE l.search LIKE ? ESCAPE '!'");
    QVariantList values{likePattern(filter.query.toLower())};
    if (filter.status) {
        condition += QStringLiteral(" AND l.status = ?");
        values.append(enumName(*filter.status));
    }
    if (!filter.tier.isEmpty()) {
        condition += QStringLiteral(" AND l.tier = ?");
        values.append(filter.tier);
    }
    const auto total = connection.run(QStringLiteral("SELECT COUNT(*) FROM licenses AS l") + condition, values);
    if (!total)
        return std::unexpected(total.error());
    const auto found = connection.run(selectLicenses(connection.isPostgres()) + condition +
                                          QStringLiteral(" ORDER BY l.id DESC LIMIT ? OFFSET ?"),
                                      values + QVariantList{limit, offset});
    if (!found)
        return std::unexpected(found.error());
    Slice<License> page{{}, total->first().integer(0)};
    for (const Row &row : *found)
        page.items.append(licenseFrom(row));
    return page;
}

} // namespace

QString LicenseTable::lookUpSql(bool postgres)
{
    return selectLicenses(postgres) + QStringLiteral(" WHERE l.key_hash = ?");
}

QCoro::Task<Result<License>> LicenseTable::add(NewLicense license)
{
    return m_database.write([license](Connection &connection) { return addLicense(connection, license); });
}

QCoro::Task<Result<License>> LicenseTable::findByKeyHash(QByteArray keyHash)
{
    return m_database.read([keyHash](Connection &connection) {
        return onlyLicense(connection.run(lookUpSql(connection.isPostgres()), {keyHash}));
    });
}

QCoro::Task<Result<License>> LicenseTable::find(qint64 id)
{
    return m_database.read([id](Connection &connection) { return licenseOf(connection, id); });
}

QCoro::Task<Result<Slice<License>>> LicenseTable::list(LicenseFilter filter, int limit, int offset)
{
    return m_database.read([=](Connection &connection) { return listLicenses(connection, filter, limit, offset); });
}

QCoro::Task<Result<License>> LicenseTable::change(qint64 id, std::optional<qint64> expectedVersion,
                                                  LicenseChange change, QDateTime at)
{
    return m_database.write(
        [=](Connection &connection) { return changeLicense(connection, id, expectedVersion, change, at); });
}

} // namespace wakeline
