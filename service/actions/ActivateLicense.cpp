// SPDX-License-Identifier: GPL-3.0-or-later
#include "ActivateLicense.h"

#include "SecretBox.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QUuid>

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcLicense)

namespace {

std::unexpected<Error> noInstallation()
{
    return failure(QStringLiteral("no_installation"), LicensePolicy::sentence(ValidationCode::NoInstallation),
                   QStringLiteral("instance_id"));
}

std::unexpected<Error> stopping()
{
    return failure(QStringLiteral("shutting_down"), QStringLiteral("the service is stopping"));
}

} // namespace

ActivateLicense::ActivateLicense(AdmitLicense &admit, InstallationTable &installations, const SecretBox &box,
                                 const Clock &clock, Options options)
    : m_admit(admit), m_installations(installations), m_box(box), m_clock(clock), m_options(std::move(options))
{}

QCoro::Task<Result<LicenseAnswer>> ActivateLicense::validate(QString key, QString source, Question question)
{
    const QPointer<ActivateLicense> self(this);
    const auto license = co_await m_admit.read(key, source);
    if (!license)
        co_return std::unexpected(license.error());
    if (!self)
        co_return stopping();
    ValidationQuestion asked;
    asked.entitlements = question.entitlements;
    asked.installationNamed = !question.instanceId.isEmpty();
    if (asked.installationNamed) {
        const auto installation = co_await m_installations.find(license->id, question.instanceId, m_clock.now());
        if (!self)
            co_return stopping();
        if (!installation && installation.error().code != u"not_found")
            co_return std::unexpected(installation.error());
        if (installation)
            asked.installation = *installation;
    }
    LicenseAnswer answer;
    answer.license = *license;
    answer.code = LicensePolicy::validate(*license, asked, m_clock.now());
    if (answer.code == ValidationCode::NotFound) // revoked: as if it had never been
        co_return failure(QStringLiteral("license_not_found"), LicensePolicy::sentence(answer.code));
    co_return answer;
}

/// The licence, if it is served.
QCoro::Task<Result<License>> ActivateLicense::served(QString key, QString source)
{
    const QPointer<ActivateLicense> self(this);
    auto license = co_await m_admit.read(key, source);
    if (!license || !self)
        co_return license;
    const LicenseStanding standing = LicensePolicy::standing(*license, m_clock.now());
    if (LicensePolicy::isServed(standing))
        co_return license;
    co_return std::unexpected(LicensePolicy::refusal(standing));
}

QCoro::Task<Result<LicenseAnswer>> ActivateLicense::activate(QString key, QString source, Activation activation,
                                                             QString fingerprint)
{
    const QPointer<ActivateLicense> self(this);
    const auto license = co_await served(key, source);
    if (!license)
        co_return std::unexpected(license.error());
    if (!self)
        co_return stopping();
    activation.licenseId = license->id;
    activation.instanceId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    activation.at = m_clock.now();
    if (!fingerprint.isEmpty())
        activation.fingerprint = m_box.fingerprint(fingerprint.toUtf8());
    const auto installation = co_await m_installations.activate(activation);
    if (!self)
        co_return stopping();
    if (!installation && installation.error().code == u"not_found")
        co_return failure(QStringLiteral("license_not_found"), LicensePolicy::sentence(ValidationCode::NotFound));
    if (!installation)
        co_return std::unexpected(installation.error());
    qCInfo(lcLicense).noquote() << QStringLiteral("licence %1 was activated on %2 (%3)")
                                       .arg(license->keyPrefix, installation->hostname, installation->instanceId);
    Q_EMIT installationChanged(*installation);
    co_return co_await answerFor(key, source, *installation);
}

QCoro::Task<Result<void>> ActivateLicense::deactivate(QString key, QString source, QString instanceId)
{
    const QPointer<ActivateLicense> self(this);
    // Also of a licence that is not served any more: giving a seat back is always welcome.
    const auto license = co_await m_admit.read(key, source);
    if (!license)
        co_return std::unexpected(license.error());
    if (!self)
        co_return stopping();
    const auto released = co_await releaseOne(license->id, instanceId);
    if (!released && released.error().code == u"not_found")
        co_return noInstallation();
    if (released)
        qCInfo(lcLicense).noquote()
            << QStringLiteral("licence %1 was given back by installation %2").arg(license->keyPrefix, instanceId);
    co_return released;
}

QCoro::Task<Result<void>> ActivateLicense::releaseOne(qint64 licenseId, QString instanceId)
{
    const QPointer<ActivateLicense> self(this);
    const QDateTime now = m_clock.now();
    const auto released = co_await m_installations.release(licenseId, instanceId, now);
    if (!released || !self)
        co_return released;
    const auto installation = co_await m_installations.find(licenseId, instanceId, now);
    if (self && installation)
        Q_EMIT installationChanged(*installation);
    co_return Result<void>();
}

QCoro::Task<Result<LicenseAnswer>> ActivateLicense::heartbeat(QString key, QString source, Heartbeat beat)
{
    const QPointer<ActivateLicense> self(this);
    const auto license = co_await served(key, source);
    if (!license)
        co_return std::unexpected(license.error());
    if (!self)
        co_return stopping();
    beat.licenseId = license->id;
    beat.at = m_clock.now();
    const auto installation = co_await m_installations.beat(beat);
    if (!self)
        co_return stopping();
    if (!installation && installation.error().code == u"not_found")
        co_return noInstallation();
    if (!installation)
        co_return std::unexpected(installation.error());
    Q_EMIT installationChanged(*installation);
    co_return co_await answerFor(key, source, *installation);
}

/// The licence as it is after the change of a seat.
QCoro::Task<Result<LicenseAnswer>> ActivateLicense::answerFor(QString key, QString source, Installation installation)
{
    const QPointer<ActivateLicense> self(this);
    const auto license = co_await m_admit.read(key, source);
    if (!license)
        co_return std::unexpected(license.error());
    if (!self)
        co_return stopping();
    LicenseAnswer answer;
    answer.license = *license;
    answer.code = LicensePolicy::validate(*license, {installation, true, {}}, m_clock.now());
    answer.installation = installation;
    answer.file = fileFor(*license, installation.instanceId);
    if (answer.code == ValidationCode::TooManyExtensions)
        qCWarning(lcLicense).noquote() << QStringLiteral("licence %1 has %2 extensions in use and allows %3")
                                              .arg(license->keyPrefix)
                                              .arg(license->extensionsInUse)
                                              .arg(license->maxExtensions);
    co_return answer;
}

QByteArray ActivateLicense::fileFor(const License &license, const QString &instanceId) const
{
    if (!m_options.signingKey)
        return {};
    const LicenseGrant grant = LicenseFile::grantFor(license, instanceId, m_clock.now(), m_options.fileLife);
    return LicenseFile::write(grant, *m_options.signingKey);
}

QCoro::Task<> ActivateLicense::releaseSilent()
{
    const QPointer<ActivateLicense> self(this);
    const auto released = co_await m_installations.releaseSilent(m_clock.now());
    if (!self || !released)
        co_return; // the database is away: the next round finds them too
    for (const Installation &installation : *released) {
        qCInfo(lcLicense).noquote() << QStringLiteral("installation %1 (%2) was silent since %3: its seat is free")
                                           .arg(installation.instanceId, installation.hostname,
                                                toRfc3339(installation.lastSeenAt));
        Q_EMIT installationChanged(installation);
    }
}

} // namespace wakeline
