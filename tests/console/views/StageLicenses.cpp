// SPDX-License-Identifier: GPL-3.0-or-later
#include "StageLicenses.h"

#include "AnsweredList.h"
#include "CannedServer.h"

namespace wakeline {

namespace {

struct Sketch
{
    const char *key;
    const char *holder;
    const char *tier;
    int used;
    int allowed;
    int seats;
    int mostSeats;
    int expiresInDays;  ///< 0: never
    int seenMinutesAgo; ///< 0: not yet
    LicenseStatus status = LicenseStatus::Active;
};

constexpr Sketch sketches[] = {
    {"WL-7K3QF", "Acme Telecom", "professional", 84, 100, 2, 3, 406, 12},
    {"WL-M2XA9", "Bodensee Kliniken gGmbH", "standard", 31, 25, 1, 1, 89, 44},
    {"WL-0PLT4", "Café Müller", "free", 3, 5, 1, 1, 0, 7},
    {"WL-VWC38", "Drammen Kommune", "standard", 22, 25, 1, 1, -4, 31},
    {"WL-HB4C1", "École Saint-Martin", "standard", 0, 25, 0, 1, 300, 0},
    {"WL-90TZQ", "Fjord Logistics", "professional", 60, 100, 0, 3, -120, 60 * 24 * 130},
    {"WL-X8N2R", "Grüner Hof Hotels", "campus", 412, 500, 3, 5, 210, 3, LicenseStatus::Suspended},
    {"WL-5YJD7", "Harbour Taxi", "free", 2, 5, 0, 1, 0, 60 * 24 * 40, LicenseStatus::Revoked},
};

QList<Tier> stageTiers()
{
    QList<Tier> tiers;
    for (const auto &[name, extensions, seats] :
         {std::tuple{"campus", 500, 5}, {"free", 5, 1}, {"professional", 100, 3}, {"standard", 25, 1}}) {
        Tier tier;
        tier.name = QLatin1String(name);
        tier.maxExtensions = extensions;
        tier.maxInstallations = seats;
        if (extensions >= 100)
            tier.entitlements = QStringList{QStringLiteral("push"), QStringLiteral("voicemail")};
        tiers.append(tier);
    }
    return tiers;
}

QList<PushLogEntry> stageActivity(const QDateTime &now)
{
    QList<PushLogEntry> entries;
    for (int i = 0; i < 4; ++i) {
        PushLogEntry entry;
        entry.id = 100 - i;
        entry.at = now.addSecs(-40 - i * 137);
        entry.provider = i % 2 == 0 ? PushProviderName::Apns : PushProviderName::Fcm;
        entry.latencyMs = 220;
        if (i == 2) {
            entry.outcome = PushOutcome::TokenDead;
            entry.reason = QStringLiteral("Unregistered");
        }
        entries.append(entry);
    }
    return entries;
}

} // namespace

QList<License> stageLicenses(const QDateTime &now)
{
    QList<License> licenses;
    for (const Sketch &sketch : sketches) {
        License license;
        license.id = licenses.size() + 1;
        license.keyPrefix = QLatin1String(sketch.key);
        license.holder = QString::fromUtf8(sketch.holder);
        license.email = QStringLiteral("it@customer-%1.example").arg(license.id);
        license.tier = QLatin1String(sketch.tier);
        license.status = sketch.status;
        license.maxExtensions = sketch.allowed;
        license.maxInstallations = sketch.mostSeats;
        license.extensionsInUse = sketch.used;
        license.installationCount = sketch.seats;
        license.entitlements = QStringList{QStringLiteral("push"), QStringLiteral("voicemail")};
        license.issuedAt = now.addDays(-330);
        license.updatedAt = now.addDays(-12);
        license.graceDays = 14;
        if (sketch.expiresInDays != 0)
            license.expiresAt = now.addDays(sketch.expiresInDays);
        if (sketch.seenMinutesAgo > 0)
            license.lastSeenAt = now.addSecs(-60LL * sketch.seenMinutesAgo);
        licenses.append(license);
    }
    return licenses;
}

QList<Installation> stageInstallations(qint64 license, const QDateTime &now)
{
    Installation first;
    first.instanceId = QStringLiteral("5f0c7a52-8f1e-4b7e-9d0c-2f3f6a1b9c44");
    first.licenseId = license;
    first.hostname = QStringLiteral("pbx-oslo-1.customer.example");
    first.version = QStringLiteral("0.1.0");
    first.activatedAt = now.addDays(-200);
    first.lastSeenAt = now.addSecs(-720);
    first.extensionsInUse = 61;
    Installation second = first;
    second.instanceId = QStringLiteral("b1a9b6e0-31d7-4a53-8a53-0c8f6f3f1d02");
    second.hostname = QStringLiteral("pbx-bergen");
    second.state = InstallationState::Dead;
    second.lastSeenAt = now.addDays(-2);
    second.extensionsInUse = 23;
    return {first, second};
}

LicenseState stageOwnLicense(const QDateTime &now)
{
    LicenseState state;
    state.code = QStringLiteral("TOO_MANY_EXTENSIONS");
    state.message = QStringLiteral("more extensions are in use than the licence allows");
    state.source = QStringLiteral("server");
    state.instanceId = QStringLiteral("5f0c7a52-8f1e-4b7e-9d0c-2f3f6a1b9c44");
    state.keyPrefix = QStringLiteral("WL-7K3QF");
    state.tier = QStringLiteral("standard");
    state.maxExtensions = 25;
    state.extensionsInUse = 27;
    state.expiresAt = now.addDays(89);
    state.holdsUntil = now.addDays(30);
    state.confirmedAt = now.addSecs(-1260);
    return state;
}

void answerLicenses(CannedServer &server, const QDateTime &now)
{
    for (const License &license : stageLicenses(now)) {
        const QString path = QStringLiteral("GET /api/v1/licenses/%1").arg(license.id);
        server.answer(path, toJson(license));
        server.answer(path + QStringLiteral("/installations"),
                      listOf(license.lastSeenAt ? stageInstallations(license.id, now) : QList<Installation>()));
        server.answer(path + QStringLiteral("/push-logs"),
                      listOf(license.lastSeenAt ? stageActivity(now) : QList<PushLogEntry>()));
    }
    server.answer(QStringLiteral("GET /api/v1/tiers"), listOf(stageTiers()));
    server.answer(QStringLiteral("GET /api/v1/system/license"), toJson(stageOwnLicense(now)));
}

} // namespace wakeline
