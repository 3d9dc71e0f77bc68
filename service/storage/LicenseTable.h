// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "License.h"
#include "Slice.h"

namespace wakeline {

struct NewLicense
{
    QByteArray keyHash; ///< SecretBox::fingerprint() of the normalised key: a dump of the table holds no usable key
    QString keyPrefix;
    QString holder;
    QString email;
    QString tier;
    std::optional<int> maxExtensions = {};    ///< none: the tier's
    std::optional<int> maxInstallations = {}; ///< none: the tier's
    QStringList entitlements = {};            ///< besides the tier's
    QDateTime issuedAt;
    std::optional<QDateTime> expiresAt = {};
    int graceDays = 0;
};

/// What to change; what is empty stays.
struct LicenseChange
{
    std::optional<QString> holder = {};
    std::optional<QString> email = {};
    std::optional<QString> tier = {};
    std::optional<std::optional<int>> maxExtensions = {}; ///< inner none: back to the tier's
    std::optional<std::optional<int>> maxInstallations = {};
    std::optional<QStringList> entitlements = {};           ///< its own ones
    std::optional<std::optional<QDateTime>> expiresAt = {}; ///< inner none: never
    std::optional<int> graceDays = {};
    std::optional<LicenseStatus> status = {};
    std::optional<std::pair<QByteArray, QString>> newKey = {}; ///< hash and prefix: the old key is unknown from now on
    bool releaseInstallations = false;                         ///< all of them, in the same transaction
};

struct LicenseFilter
{
    QString query; ///< part of a holder, e-mail address or key prefix, in any case; empty: all
    std::optional<LicenseStatus> status = {};
    QString tier = {};
};

/// Licences with their entitlements; `tiers` says what they leave open.
class LicenseTable
{
public:
    explicit LicenseTable(Database &database) : m_database(database) {}

    /// \return `unknown_tier` (field `tier`); `conflict` if the key hash is there already
    QCoro::Task<Result<License>> add(NewLicense license);
    /// One read by a unique index. \return `not_found`
    QCoro::Task<Result<License>> findByKeyHash(QByteArray keyHash);
    QCoro::Task<Result<License>> find(qint64 id);
    /// Newest first.
    QCoro::Task<Result<Slice<License>>> list(LicenseFilter filter, int limit, int offset);
    /// \param at  becomes updated_at, and released_at of what is released
    /// \return `not_found`, `unknown_tier`, or `stale` if `expectedVersion` is given and another version is stored
    QCoro::Task<Result<License>> change(qint64 id, std::optional<qint64> expectedVersion, LicenseChange change,
                                        QDateTime at);

    /// What findByKeyHash() asks, so that a test can have it explained.
    static QString lookUpSql(bool postgres);

private:
    Database &m_database;
};

} // namespace wakeline
