// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AdmitLicense.h"
#include "InstallationTable.h"
#include "LicenseFile.h"

namespace wakeline {

/// What a PBX is told of its licence.
struct LicenseAnswer
{
    License license;
    ValidationCode code = ValidationCode::Valid;
    Installation installation; ///< of activate and heartbeat
    QByteArray file;           ///< the licence file for it; empty where no signing key is configured
};

/// The licence server towards PBXs: says what a key is good for, gives and takes back seats, hears heartbeats.
///
/// Errors, besides those of AdmitLicense: `license_expired`, `license_suspended` (activate and heartbeat);
/// `too_many_installations`; `no_installation` for an instance id that is not of this licence.
class ActivateLicense : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::optional<LicenseSigningKey> signingKey;
        std::chrono::seconds fileLife = std::chrono::hours(24 * 30);
    };

    struct Question
    {
        QString instanceId; ///< empty: not asked for
        QStringList entitlements;
    };

    ActivateLicense(AdmitLicense &admit, InstallationTable &installations, const SecretBox &box, const Clock &clock,
                    Options options);

    /// The code and the licence; an unknown or revoked key is the error `license_not_found`, an expired one is a code.
    QCoro::Task<Result<LicenseAnswer>> validate(QString key, QString source, Question question);

    QCoro::Task<Result<LicenseAnswer>> activate(QString key, QString source, Activation activation,
                                                QString fingerprint);
    QCoro::Task<Result<void>> deactivate(QString key, QString source, QString instanceId);
    QCoro::Task<Result<LicenseAnswer>> heartbeat(QString key, QString source, Heartbeat beat);

    /// Takes back the seats of installations that were silent for too long. Call it every few minutes.
    QCoro::Task<> releaseSilent();

    /// The vendor takes a seat back. \return `not_found`
    QCoro::Task<Result<void>> releaseOne(qint64 licenseId, QString instanceId);

    /// The file for any installation of this licence, or for one. Empty where no signing key is configured.
    QByteArray fileFor(const License &license, const QString &instanceId) const;

Q_SIGNALS:
    void installationChanged(const wakeline::Installation &installation);

private:
    QCoro::Task<Result<License>> served(QString key, QString source);
    QCoro::Task<Result<LicenseAnswer>> answerFor(QString key, QString source, Installation installation);

    AdmitLicense &m_admit;
    InstallationTable &m_installations;
    const SecretBox &m_box;
    const Clock &m_clock;
    Options m_options;
};

} // namespace wakeline
