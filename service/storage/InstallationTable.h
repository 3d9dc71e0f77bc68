// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "License.h"
#include "Slice.h"

namespace wakeline {

struct Activation
{
    qint64 licenseId = 0;
    QString instanceId;     ///< a fresh UUID; not used where the fingerprint is known already
    QByteArray fingerprint; ///< SecretBox::fingerprint() of what the PBX sent; empty: none
    QString hostname;
    QString version;
    QDateTime at;
};

struct Heartbeat
{
    qint64 licenseId = 0;
    QString instanceId;
    QString version;
    int extensionsInUse = 0;
    QDateTime at;
};

/// Where licences are activated. A seat is held from activation to release; the limit is that of the licence, counted
/// in the same transaction and under a lock of the licence's row, so that N activations at once never give N + 1 seats.
class InstallationTable
{
public:
    struct Ages
    {
        std::chrono::hours dead{24};     ///< without a heartbeat: InstallationState::Dead
        std::chrono::hours release{168}; ///< without a heartbeat: its seat is taken back
    };

    InstallationTable(Database &database, Ages ages) : m_database(database), m_ages(ages) {}

    /// The installation of the same licence and fingerprint again, even if released (then the limit counts), else a new
    /// one. \return `too_many_installations`; `not_found` for no such licence
    QCoro::Task<Result<Installation>> activate(Activation activation);
    /// Frees the seat. Idempotent. \return `not_found` for an installation that is not this licence's
    QCoro::Task<Result<void>> release(qint64 licenseId, QString instanceId, QDateTime at);
    /// Notes that it lives. A released one takes a seat again if one is free.
    /// \return `not_found`; `too_many_installations` if it was released and no seat is free
    QCoro::Task<Result<Installation>> beat(Heartbeat heartbeat);
    /// \return `not_found`
    QCoro::Task<Result<Installation>> find(qint64 licenseId, QString instanceId, QDateTime now);
    /// Those that hold a seat first, then by last_seen_at, newest first.
    QCoro::Task<Result<Slice<Installation>>> list(qint64 licenseId, QDateTime now, int limit, int offset);
    /// Releases what has been silent for Ages::release. \return what was released
    QCoro::Task<Result<QList<Installation>>> releaseSilent(QDateTime now);

private:
    Database &m_database;
    Ages m_ages;
};

} // namespace wakeline
