// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseParts.h"

#include <QCoroTimer>

namespace wakeline {

namespace {

PushLogWriter::Options spooledIn(const QString &folder)
{
    PushLogWriter::Options options;
    options.spoolAfter = std::chrono::milliseconds(300);
    options.spool.folder = folder;
    return options;
}

ForwardPush::Options atRate(const RateLimiter<qint64>::Options &rate)
{
    ForwardPush::Options options;
    options.rate = rate;
    return options;
}

ActivateLicense::Options signedWith(const std::optional<LicenseSigningKey> &key)
{
    ActivateLicense::Options options;
    options.signingKey = key;
    return options;
}

} // namespace

QCoro::Task<PushReport> ScriptedProvider::send(PushMessage message, QDeadlineTimer)
{
    sent.append(message);
    const PushReport answer = report;
    co_await QCoro::sleepFor(delay);
    co_return answer;
}

LicenseParts::LicenseParts(Database &database, const SecretBox &box, const Clock &clock, Options options)
    : licenses(database),
      installations(database, {}),
      tiers(database),
      idempotency(database),
      pushLog(database),
      writer(database, spooledIn(options.spoolFolder)),
      gateway(options.providers.isEmpty() ? QList<PushProvider *>{&provider} : options.providers, clock),
      admit(licenses, box, clock),
      activations(admit, installations, box, clock, signedWith(options.signingKey)),
      changes(licenses, tiers, box, clock, 14),
      forward(gateway, writer, box, clock, atRate(options.rate)),
      m_clock(clock),
      m_idempotent(idempotency, box, clock),
      m_gatewayRoutes(admit, forward, m_idempotent),
      m_licenseRoutes(admit, activations, m_idempotent),
      m_vendorRoutes({licenses, installations, tiers, pushLog, changes, activations, m_idempotent, clock})
{
    QObject::connect(&changes, &ChangeLicense::licenseChanged, &admit, &AdmitLicense::changed);
    QObject::connect(&changes, &ChangeLicense::keyReplaced, &admit, &AdmitLicense::keyReplaced);
}

LicenseParts::~LicenseParts()
{
    QCoro::waitFor(writer.drain());
}

Routes LicenseParts::routes()
{
    Routes all;
    for (Routes family : {m_gatewayRoutes.routes(), m_licenseRoutes.routes(), m_vendorRoutes.routes()})
        std::ranges::move(family, std::back_inserter(all));
    return all;
}

IssuedLicense LicenseParts::issue(const QString &tier, int expiresInDays)
{
    LicenseDraft draft;
    draft.holder = QStringLiteral("Example Telecom");
    draft.tier = tier;
    if (expiresInDays > 0)
        draft.expiresAt = m_clock.now().addDays(expiresInDays);
    const auto issued = QCoro::waitFor(changes.issue(draft));
    if (!issued)
        qFatal("no licence: %s", qPrintable(issued.error().message));
    return *issued;
}

QJsonObject pushBody(const QString &key, const QString &token)
{
    QJsonObject body{{"push_token", token},
                     {"push_platform", "fcm"},
                     {"caller_id", "101"},
                     {"call_id", "a84b4c76e66710@pc33.example.com"}};
    if (!key.isEmpty())
        body.insert("license_key", key);
    return body;
}

} // namespace wakeline
