// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseMemory.h"

namespace wakeline {

namespace {

qint64 milliseconds(std::chrono::milliseconds span)
{
    return span.count();
}

} // namespace

KnownLicense KnownLicense::of(const License &license)
{
    const auto graceEnd = LicensePolicy::graceEnd(license);
    return {license.id, license.status, license.expiresAt ? license.expiresAt->toMSecsSinceEpoch() : 0,
            graceEnd ? graceEnd->toMSecsSinceEpoch() : 0};
}

LicenseStanding KnownLicense::standing(const QDateTime &now) const
{
    License license;
    license.status = status;
    if (expiresAt != 0) {
        license.expiresAt = QDateTime::fromMSecsSinceEpoch(expiresAt, Qt::UTC);
        license.graceDays = static_cast<int>((graceEnd - expiresAt) / 86'400'000);
    }
    return LicensePolicy::standing(license, now);
}

std::optional<LicenseMemory::Found> LicenseMemory::find(const QByteArray &keyHash, const QDateTime &now) const
{
    const auto found = m_known.constFind(keyHash);
    if (found == m_known.constEnd())
        return std::nullopt;
    const qint64 age = now.toMSecsSinceEpoch() - found->readAt;
    return Found{found->license, age >= 0 && age < milliseconds(m_options.fresh)};
}

void LicenseMemory::remember(const QByteArray &keyHash, const License &license, const QDateTime &now)
{
    if (m_known.size() >= m_options.capacity && !m_known.contains(keyHash))
        m_known.erase(m_known.begin()); // any: it is read again when it is used again
    m_known.insert(keyHash, {KnownLicense::of(license), now.toMSecsSinceEpoch()});
}

void LicenseMemory::update(const License &license)
{
    for (Entry &entry : m_known) {
        if (entry.license.id == license.id)
            entry.license = KnownLicense::of(license);
    }
}

void LicenseMemory::forgetLicense(qint64 id)
{
    m_known.removeIf([id](const auto &entry) { return entry.value().license.id == id; });
}

void LicenseMemory::sweep(const QDateTime &now)
{
    const qint64 oldest = now.toMSecsSinceEpoch() - milliseconds(m_options.longest);
    m_known.removeIf([oldest](const auto &entry) { return entry.value().readAt < oldest; });
}

} // namespace wakeline
