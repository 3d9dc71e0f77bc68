// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "LicenseMemory.h"
#include "LicenseTable.h"
#include "RateLimiter.h"

#include <QObject>

namespace wakeline {

class SecretBox;

/// Finds the licence that a key belongs to, and keeps keys from being guessed.
///
/// Errors: `license_key_malformed`, `license_key_mistyped`, `license_not_found`; `throttled` for a source that sent too
/// many keys that are none (a key that is known is never held up by that); the database's.
class AdmitLicense : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        LicenseMemory::Options memory;
        RateLimiter<QString>::Options failures{.perSecond = 0.2, .burst = 20, .capacity = 20'000};
    };

    AdmitLicense(LicenseTable &licenses, const SecretBox &box, const Clock &clock, Options options);
    AdmitLicense(LicenseTable &licenses, const SecretBox &box, const Clock &clock);

    /// For pushes: from memory where it can be, so that no phone waits for a database that is slow or away. What is
    /// older than half a minute is read again behind the push.
    /// \param source  the client's address, as failures are counted by it
    QCoro::Task<Result<KnownLicense>> recognise(QString key, QString source);

    /// For the licence server's own routes: always from the database, with everything.
    QCoro::Task<Result<License>> read(QString key, QString source);

    /// A licence was changed by this process.
    void changed(const License &license) { m_memory.update(license); }
    void keyReplaced(qint64 licenseId) { m_memory.forgetLicense(licenseId); }

    /// Forgets what is old. Call it every minute.
    void sweep();

    qsizetype remembered() const { return m_memory.size(); }

private:
    Result<QByteArray> fingerprintOf(const QString &key, const QString &source);
    Error countFailure(Error error, const QString &source);
    QCoro::Task<Result<License>> look(QByteArray keyHash, QString source);
    QCoro::Task<> refresh(QByteArray keyHash);

    LicenseTable &m_licenses;
    const SecretBox &m_box;
    const Clock &m_clock;
    LicenseMemory m_memory;
    RateLimiter<QString> m_failures;
    QSet<QByteArray> m_refreshing;
};

} // namespace wakeline
