// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "LicenseTable.h"
#include "TierTable.h"

#include <QObject>

namespace wakeline {

class SecretBox;

/// The vendor's acts on licences. Every error names the field at fault; `not_found`, `stale` and the database's come
/// from the table.
class ChangeLicense : public QObject
{
    Q_OBJECT

public:
    /// \param graceDays  of licences that are issued without a word on it
    ChangeLicense(LicenseTable &licenses, TierTable &tiers, const SecretBox &box, const Clock &clock, int graceDays);

    /// \return the licence and its key, which nothing can tell a second time
    QCoro::Task<Result<IssuedLicense>> issue(LicenseDraft draft);
    QCoro::Task<Result<License>> change(qint64 id, std::optional<qint64> expectedVersion, LicenseDraft draft);
    /// \param until  none: it never expires again
    QCoro::Task<Result<License>> renew(qint64 id, std::optional<qint64> expectedVersion,
                                       std::optional<QDateTime> until);
    QCoro::Task<Result<License>> suspend(qint64 id, std::optional<qint64> expectedVersion);
    /// Error `conflict` for a revoked licence: revoking is for good.
    QCoro::Task<Result<License>> reinstate(qint64 id, std::optional<qint64> expectedVersion);
    /// Its installations lose their seats.
    QCoro::Task<Result<License>> revoke(qint64 id, std::optional<qint64> expectedVersion);
    QCoro::Task<Result<License>> revokeKey(QString key);
    /// To another holder: with a new key, and without the installations of the old one.
    QCoro::Task<Result<IssuedLicense>> transfer(qint64 id, std::optional<qint64> expectedVersion, LicenseDraft draft);

    QCoro::Task<Result<Tier>> putTier(Tier tier, std::optional<qint64> expectedVersion);

Q_SIGNALS:
    void licenseChanged(const wakeline::License &license);
    /// The key that was known is none any more.
    void keyReplaced(qint64 licenseId);

private:
    QCoro::Task<Result<License>> apply(qint64 id, std::optional<qint64> expectedVersion, LicenseChange change);
    QCoro::Task<Result<License>> setStatus(qint64 id, std::optional<qint64> expectedVersion, LicenseStatus status);

    LicenseTable &m_licenses;
    TierTable &m_tiers;
    const SecretBox &m_box;
    const Clock &m_clock;
    int m_graceDays;
};

/// The field at fault, of those that the draft holds.
Result<void> checkLicenseDraft(const LicenseDraft &draft);

} // namespace wakeline
