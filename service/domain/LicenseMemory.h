// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LicensePolicy.h"

#include <QHash>

#include <chrono>

namespace wakeline {

/// What a push needs to know of its licence, and no more: a vendor has a hundred thousand of them in memory.
struct KnownLicense
{
    qint64 id = 0;
    LicenseStatus status = LicenseStatus::Active;
    qint64 expiresAt = 0; ///< milliseconds since 1970; 0: never
    qint64 graceEnd = 0;

    bool operator==(const KnownLicense &) const = default;

    static KnownLicense of(const License &license);
    LicenseStanding standing(const QDateTime &now) const;
};

/// Licences that were used lately, by the fingerprint of their key. Pure: it is given the time.
class LicenseMemory
{
public:
    struct Options
    {
        std::chrono::seconds fresh{30}; ///< older: to be read again, while it still serves
        std::chrono::hours longest{24}; ///< older: forgotten, unless the database is away
        qsizetype capacity = 200'000;
    };

    struct Found
    {
        KnownLicense license;
        bool fresh = true;
    };

    explicit LicenseMemory(Options options) : m_options(options) {}

    std::optional<Found> find(const QByteArray &keyHash, const QDateTime &now) const;
    void remember(const QByteArray &keyHash, const License &license, const QDateTime &now);
    /// The database knows no such key (any more).
    void forget(const QByteArray &keyHash) { m_known.remove(keyHash); }
    /// The licence was changed here: takes the change over at once.
    void update(const License &license);
    /// Its key is another now.
    void forgetLicense(qint64 id);
    void sweep(const QDateTime &now);

    qsizetype size() const { return m_known.size(); }

private:
    struct Entry
    {
        KnownLicense license;
        qint64 readAt = 0; ///< milliseconds since 1970
    };

    Options m_options;
    QHash<QByteArray, Entry> m_known;
};

} // namespace wakeline
