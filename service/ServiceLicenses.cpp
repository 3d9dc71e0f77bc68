// SPDX-License-Identifier: GPL-3.0-or-later
#include "Service.h"

#include "LicenseKey.h"
#include "MachineFingerprint.h"
#include "ProviderUrl.h"
#include "SigningKey.h"
#include "Wiring.h"

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcService)

/// Pushes and licences of other PBXs.
Result<void> Service::addLicenseServer()
{
    Wiring &wiring = *m_wiring;
    Store &store = *wiring.store;
    ActivateLicense::Options options;
    options.fileLife = std::chrono::days(m_settings.number("license.file_days"));
    if (const QString path = m_settings.text("license.signing_key"); !path.isEmpty()) {
        const auto pem = readKeyFile(path);
        if (!pem)
            return std::unexpected(pem.error());
        auto key = LicenseSigningKey::privateFromPem(*pem, path);
        if (!key)
            return std::unexpected(key.error());
        options.signingKey = std::move(*key);
    }
    wiring.activateLicense = std::make_unique<ActivateLicense>(wiring.admitLicense, store.installations, store.box,
                                                               wiring.clock, std::move(options));
    wiring.changeLicense = std::make_unique<ChangeLicense>(store.licenses, store.tiers, store.box, wiring.clock,
                                                           m_settings.number("license.grace_days"));
    ForwardPush::Options forwarding;
    forwarding.rate.perSecond = m_settings.number("rate.per_second");
    forwarding.rate.burst = m_settings.number("rate.burst");
    wiring.forwardPush =
        std::make_unique<ForwardPush>(*wiring.gateway, store.pushLogWriter, store.box, wiring.clock, forwarding);
    wiring.gatewayRoutes = std::make_unique<GatewayRoutes>(wiring.admitLicense, *wiring.forwardPush, wiring.idempotent);
    wiring.licenseRoutes =
        std::make_unique<LicenseRoutes>(wiring.admitLicense, *wiring.activateLicense, wiring.idempotent);
    wiring.vendorRoutes = std::make_unique<VendorRoutes>(
        VendorRoutes::Parts{store.licenses, store.installations, store.tiers, store.pushLog, *wiring.changeLicense,
                            *wiring.activateLicense, wiring.idempotent, wiring.clock});

    connect(wiring.changeLicense.get(), &ChangeLicense::licenseChanged, this, [&wiring](const License &license) {
        wiring.admitLicense.changed(license);
        wiring.board.publish(Topic::Licenses, QStringLiteral("license.changed"), toJson(license));
    });
    connect(wiring.changeLicense.get(), &ChangeLicense::keyReplaced, &wiring.admitLicense, &AdmitLicense::keyReplaced);
    connect(wiring.activateLicense.get(), &ActivateLicense::installationChanged, this,
            [&wiring](const Installation &installation) {
                wiring.board.publish(Topic::Licenses, QStringLiteral("installation.changed"), toJson(installation));
            });
    return {};
}

/// Our own licence, where we are a PBX of somebody's gateway.
Result<void> Service::addLicense()
{
    Wiring &wiring = *m_wiring;
    const bool hasServer = !m_settings.text("push.gateway_url").isEmpty();
    const QString publicKey = m_settings.text("license.public_key");
    if (!hasServer && publicKey.isEmpty())
        return {};
    KeepLicense::Options options;
    if (!publicKey.isEmpty()) {
        const auto pem = readKeyFile(publicKey);
        if (!pem)
            return std::unexpected(pem.error());
        auto key = LicenseSigningKey::publicFromPem(*pem, publicKey);
        if (!key)
            return std::unexpected(key.error());
        options.publicKey = std::move(*key);
    }
    options.offlineFile = m_settings.text("license.file");
    if (hasServer) {
        if (!m_settings.text("license.key").isEmpty()) {
            const auto key = LicenseKey::parse(m_settings.text("license.key"));
            if (!key)
                return failure(key.error().code, QStringLiteral("license.key: %1").arg(key.error().message));
            options.key = key->text();
            options.fixedBy = QStringLiteral("license.key");
        }
        const auto tls = providerTls(m_settings.text("provider.ca"));
        if (!tls)
            return std::unexpected(tls.error());
        wiring.licenseServer =
            std::make_unique<LicenseServer>(QUrl(m_settings.text("push.gateway_url")), options.key, *tls);
    } else if (!options.offlineFile.isEmpty()) {
        options.fixedBy = QStringLiteral("license.file");
    } else {
        options.offlineFile = m_settings.dataDirectory() + QStringLiteral("/license.lic");
    }
    options.stateFile = m_settings.dataDirectory() + QStringLiteral("/license.json");
    options.hostname = QSysInfo::machineHostName();
    options.version = QStringLiteral(WAKELINE_VERSION);
    options.fingerprint = machineFingerprint(m_settings.dataDirectory());
    options.interval = std::chrono::minutes(m_settings.number("license.heartbeat_minutes"));
    const Directory &directory = wiring.store->directory;
    wiring.keepLicense = std::make_unique<KeepLicense>(
        wiring.licenseServer.get(), [&directory] { return static_cast<int>(directory.extensionCount()); },
        wiring.store->box, wiring.clock, std::move(options));
    connect(wiring.keepLicense.get(), &KeepLicense::stateChanged, this, [&wiring](const LicenseState &state) {
        wiring.board.publish(Topic::System, QStringLiteral("license.state"), toJson(state));
        wiring.status.review();
    });
    if (wiring.remoteGateway) {
        connect(wiring.keepLicense.get(), &KeepLicense::licenseKnown, wiring.remoteGateway.get(),
                [gateway = wiring.remoteGateway.get()](const QString &key, const QString &instance) {
                    gateway->setLicense({key, instance});
                });
        connect(wiring.remoteGateway.get(), &RemoteGateway::licenseRefused, wiring.keepLicense.get(),
                [keep = wiring.keepLicense.get()](const QString &) { keep->askSoon(); });
    }
    return {};
}

} // namespace wakeline
