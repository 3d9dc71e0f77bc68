// SPDX-License-Identifier: GPL-3.0-or-later
#include "TierTable.h"

#include "JsonColumn.h"

namespace wakeline {

namespace {

Error noSuchTier()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such tier.")};
}

QString selectTiers(const Connection &connection)
{
    return QStringLiteral("SELECT name, max_extensions, max_installations, version, (SELECT ") +
           jsonArray(connection.isPostgres(), QStringLiteral("name")) +
           QStringLiteral(" FROM tier_entitlements WHERE tier = tiers.name) FROM tiers");
}

Tier tierFrom(const Row &row)
{
    return {.name = row.text(0),
            .maxExtensions = static_cast<int>(row.integer(1)),
            .maxInstallations = static_cast<int>(row.integer(2)),
            .entitlements = sortedTexts(row, 4),
            .version = row.integer(3)};
}

Result<Tier> tierNamed(Connection &connection, const QString &name)
{
    const auto found = connection.run(selectTiers(connection) + QStringLiteral(" WHERE name = ?"), {name});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return std::unexpected(noSuchTier());
    return tierFrom(found->first());
}

Result<Tier> putTier(Connection &connection, const Tier &tier, std::optional<qint64> expectedVersion)
{
    // The version stands in the statement that changes the row, so that of two who read the same one only one writes.
    const QString update = QStringLiteral("UPDATE tiers SET max_extensions = ?, max_installations = ?, "
                                          "version = version + 1 WHERE name = ? AND version = COALESCE(?, version)");
    const QVariant version = expectedVersion ? QVariant(*expectedVersion) : QVariant();
    const auto updated = connection.run(update, {tier.maxExtensions, tier.maxInstallations, tier.name, version});
    if (!updated)
        return std::unexpected(updated.error());
    if (updated->changed == 0 && expectedVersion)
        return failure(QStringLiteral("stale"), QStringLiteral("The tier was changed by someone else meanwhile."));
    if (updated->changed == 0) {
        const auto added = connection.run(
            QStringLiteral("INSERT INTO tiers (name, max_extensions, max_installations) VALUES (?, ?, ?)"),
            {tier.name, tier.maxExtensions, tier.maxInstallations});
        if (!added)
            return std::unexpected(added.error());
    }
    const auto cleared = connection.run(QStringLiteral("DELETE FROM tier_entitlements WHERE tier = ?"), {tier.name});
    if (!cleared)
        return std::unexpected(cleared.error());
    for (const QString &entitlement : QSet<QString>(tier.entitlements.begin(), tier.entitlements.end())) {
        const auto added = connection.run(QStringLiteral("INSERT INTO tier_entitlements (tier, name) VALUES (?, ?)"),
                                          {tier.name, entitlement});
        if (!added)
            return std::unexpected(added.error());
    }
    return tierNamed(connection, tier.name);
}

} // namespace

QCoro::Task<Result<QList<Tier>>> TierTable::all()
{
    return m_database.read([](Connection &connection) -> Result<QList<Tier>> {
        const auto found = connection.run(selectTiers(connection) + QStringLiteral(" ORDER BY max_extensions, name"));
        if (!found)
            return std::unexpected(found.error());
        QList<Tier> tiers;
        for (const Row &row : *found)
            tiers.append(tierFrom(row));
        return tiers;
    });
}

QCoro::Task<Result<Tier>> TierTable::find(QString name)
{
    return m_database.read([name](Connection &connection) { return tierNamed(connection, name); });
}

QCoro::Task<Result<Tier>> TierTable::put(Tier tier, std::optional<qint64> expectedVersion)
{
    return m_database.write([=](Connection &connection) { return putTier(connection, tier, expectedVersion); });
}

} // namespace wakeline
