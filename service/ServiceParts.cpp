// SPDX-License-Identifier: GPL-3.0-or-later
#include "Service.h"

#include "KamailioPbx.h"
#include "LogCategories.h"
#include "ProviderUrl.h"
#include "Wiring.h"

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcService)

Result<void> Service::addProviders()
{
    Wiring &wiring = *m_wiring;
    const auto tls = providerTls(m_settings.text("provider.ca"));
    if (!tls)
        return std::unexpected(tls.error());
    QList<PushProvider *> providers;
    if (!m_settings.text("push.gateway_url").isEmpty()) {
        RemoteGateway::Options options;
        options.url = QUrl(m_settings.text("push.gateway_url"));
        options.license.key = m_settings.text("license.key");
        options.tls = *tls;
        auto gateway = RemoteGateway::create(options, wiring.clock);
        if (!gateway)
            return std::unexpected(gateway.error());
        wiring.remoteGateway = std::move(*gateway);
        providers.append(wiring.remoteGateway.get());
    } else if (const auto added = addOwnProviders(*tls, providers); !added) {
        return added;
    }
    if (const QString subject = m_settings.text("webpush.subject"); !subject.isEmpty()) {
        auto key = VapidKey::fromFileOrNew(m_settings.dataDirectory() + QStringLiteral("/vapid.pem"));
        if (!key)
            return std::unexpected(key.error());
        WebPush::Options options{.key = std::move(*key), .subject = subject, .tls = *tls};
        options.allowPrivate = m_settings.flag("webpush.allow_private");
        auto webPush = WebPush::create(std::move(options), wiring.clock);
        if (!webPush)
            return std::unexpected(webPush.error());
        wiring.webPush = std::move(*webPush);
        providers.append(wiring.webPush.get());
    }
    if (providers.isEmpty())
        qCWarning(lcService) << "no push service is configured: no phone can be woken";
    Store &store = *wiring.store;
    wiring.gateway = std::make_unique<PushGateway>(providers, wiring.clock);
    wiring.sendPush = std::make_unique<SendPush>(*wiring.gateway, store.directory, store.pushLogWriter, wiring.clock);
    wiring.testPush = std::make_unique<TestPush>(store.directory, *wiring.sendPush, wiring.clock);
    wiring.announce.follow(store.pushLogWriter);
    wiring.announce.follow(*wiring.gateway);
    return {};
}

/// With our own credentials at Apple and Google.
Result<void> Service::addOwnProviders(const QSslConfiguration &tls, QList<PushProvider *> &providers)
{
    Wiring &wiring = *m_wiring;
    if (!m_settings.text("apns.key_path").isEmpty()) {
        const auto hosts = ApnsHosts::fromSetting(m_settings.text("apns.url"));
        if (!hosts)
            return std::unexpected(hosts.error());
        Apns::Options options;
        options.hosts = *hosts;
        options.keyPath = m_settings.text("apns.key_path");
        options.keyId = m_settings.text("apns.key_id");
        options.teamId = m_settings.text("apns.team_id");
        options.bundleId = m_settings.text("apns.bundle_id");
        options.useSandbox = m_settings.flag("apns.use_sandbox");
        options.tls = tls;
        auto apns = Apns::create(options, wiring.clock);
        if (!apns)
            return std::unexpected(apns.error());
        wiring.apns = std::move(*apns);
        providers.append(wiring.apns.get());
    }
    if (!m_settings.text("fcm.service_account_path").isEmpty()) {
        const auto host = fcmHostFromSetting(m_settings.text("fcm.url"));
        if (!host)
            return std::unexpected(host.error());
        Fcm::Options options;
        options.host = *host;
        options.serviceAccountPath = m_settings.text("fcm.service_account_path");
        options.tls = tls;
        auto fcm = Fcm::create(options, wiring.clock);
        if (!fcm)
            return std::unexpected(fcm.error());
        wiring.fcm = std::move(*fcm);
        providers.append(wiring.fcm.get());
    }
    return {};
}

void Service::addPbx()
{
    Wiring &wiring = *m_wiring;
    const QString evapi = m_settings.text("kamailio.evapi");
    if (evapi.isEmpty()) {
        qCWarning(lcService) << "kamailio.evapi is not set: there is no SIP server to work for";
        return;
    }
    KamailioPbx::Options options;
    options.evapi.host = evapi.section(u':', 0, -2).remove(u'[').remove(u']');
    options.evapi.port = evapi.section(u':', -1).toUShort();
    options.evapi.secret = m_settings.text("kamailio.secret").toUtf8();
    options.rpcSocket = m_settings.text("kamailio.rpc");
    options.rpcReplyFolder = m_settings.runtimeDirectory();
    options.domain = m_settings.text("sip.domain");
    wiring.pbx = std::make_unique<KamailioPbx>(options);
    Pbx &pbx = *wiring.pbx;

    const CallPolicy::Options policy = callPolicy();
    wiring.mailboxes = std::make_unique<MailboxBook>(wiring.store->database);
    const auto mailboxOf = [&wiring](const QString &number) {
        const auto extension = wiring.store->directory.extension(number);
        return extension ? wiring.mailboxes->boxOf(extension->id) : QString();
    };
    wiring.recordRegistration =
        std::make_unique<RecordRegistration>(wiring.store->directory, wiring.board, wiring.clock);
    wiring.wakePhones = std::make_unique<WakePhones>(pbx, wiring.store->directory, *wiring.sendPush, wiring.board,
                                                     wiring.clock, policy, mailboxOf);
    wiring.announce.follow(*wiring.wakePhones);
    wiring.recordCall =
        std::make_unique<RecordCall>(wiring.store->database, wiring.store->directory, wiring.board, wiring.clock);
    wiring.recordCall->follow(pbx);
    wiring.showLamps =
        std::make_unique<ShowLamps>(pbx, wiring.store->database,
                                    ShowLamps::Options{.account = m_settings.text("voicemail.target").isEmpty()
                                                                      ? QString()
                                                                      : m_settings.text("voicemail.access_number")});
    wiring.showLamps->follow(wiring.voicemail.news);
    wiring.showLamps->follow(wiring.store->directory);
    wiring.hangUpCall = std::make_unique<HangUpCall>(pbx, wiring.board);
    wiring.transferCall = std::make_unique<TransferCall>(pbx, wiring.board, wiring.store->directory);

    RecordRegistration *record = wiring.recordRegistration.get();
    WakePhones *wake = wiring.wakePhones.get();
    connect(&pbx, &Pbx::callArrived, wake, &WakePhones::callArrived);
    connect(&pbx, &Pbx::stepFailed, wake, &WakePhones::stepFailed);
    // The token first: what woke is told by the device that its row knows.
    connect(&pbx, &Pbx::bindingReported, record, &RecordRegistration::bindingReported);
    connect(&pbx, &Pbx::bindingReported, wake, &WakePhones::bindingReported);
    connect(&pbx, &Pbx::synchronising, record, &RecordRegistration::synchronising);
    connect(&pbx, &Pbx::synchronised, record, &RecordRegistration::synchronised);
    connect(&wiring.store->directory, &Directory::accountEnded, &pbx,
            [&pbx](const QString &account) { pbx.logOut(account.section(u'~', 0, 0), account); });
    connect(&pbx, &Pbx::callReported, wake, &WakePhones::callReported);
    connect(&pbx, &Pbx::callReported, this, [&wiring](const CallReport &report) {
        wiring.board.show(wiring.board.calls().report(report, wiring.clock.now()));
    });
    connect(&pbx, &Pbx::connectedChanged, this, [&wiring] {
        wiring.pbxSynchronised = false;
        wiring.status.review();
    });
    connect(&pbx, &Pbx::synchronised, this, [&wiring] {
        wiring.pbxSynchronised = true;
        wiring.status.review();
    });
    connect(wake, &WakePhones::deviceWoke, this,
            [&wiring](qint64 deviceId, const QString &callId, std::chrono::milliseconds afterPush) {
                wiring.store->pushLogWriter.recordWake(deviceId, callId, afterPush.count(), wiring.clock.now());
            });
    // Tokens that came while the database was away stand in the SIP server's contacts too: asked for again, none is
    // lost.
    connect(&wiring.store->database, &Database::availableChanged, this, [&wiring](bool available) {
        wiring.status.review();
        if (available && wiring.pbx->isConnected())
            wiring.pbx->resynchronise();
    });
}

void Service::addStatus()
{
    Wiring &wiring = *m_wiring;
    wiring.status.add(QStringLiteral("database"), [&wiring] {
        const bool ok = wiring.store->database.isAvailable();
        return StatusBoard::Health{ok, ok ? QStringLiteral("connected")
                                          : QStringLiteral("away; calls go on from memory, changes are refused")};
    });
    if (wiring.pbx) {
        wiring.status.add(QStringLiteral("kamailio"), [&wiring] {
            if (!wiring.pbx->isConnected())
                return StatusBoard::Health{false, QStringLiteral("no connection to evapi")};
            if (!wiring.pbxSynchronised)
                return StatusBoard::Health{false, QStringLiteral("connected; what it holds is being read")};
            return StatusBoard::Health{true, QStringLiteral("connected")};
        });
    }
    wiring.status.add(QStringLiteral("http"), [&wiring] {
        if (!wiring.http)
            return StatusBoard::Health{true, QStringLiteral("starting")};
        const bool full = wiring.http->connections() >= HttpLimits().connections;
        return StatusBoard::Health{!full,
                                   full ? QStringLiteral("no more connections are taken: it has all it may")
                                        : u"listening on %1 and %2"_qs.arg(wiring.publicAddress, wiring.pbxAddress)};
    });
    if (wiring.recorderLink) {
        const auto probe = [&wiring] {
            if (!wiring.recorderLink->isConnected())
                return StatusBoard::Health{false,
                                           QStringLiteral("no recorder: calls that nobody takes find no voicemail")};
            const QString trouble = wiring.recorderLink->trouble();
            return StatusBoard::Health{trouble.isEmpty(), trouble.isEmpty() ? QStringLiteral("connected") : trouble};
        };
        wiring.status.add(QStringLiteral("voicemail"), probe, StatusBoard::Weight::Advisory);
    }
    if (wiring.keepLicense) {
        const auto probe = [&wiring] {
            const LicenseState &state = wiring.keepLicense->state();
            return StatusBoard::Health{state.ok, state.message};
        };
        wiring.status.add(QStringLiteral("licence"), probe, StatusBoard::Weight::Advisory);
    }
    const QList<ProviderStatus> providers = wiring.gateway->status();
    for (const ProviderStatus &provider : providers) {
        wiring.status.add(provider.name, [&wiring, name = provider.name] {
            const QList<ProviderStatus> all = wiring.gateway->status();
            const auto found = std::ranges::find(all, name, &ProviderStatus::name);
            return found == all.end() ? StatusBoard::Health{} : StatusBoard::Health{found->ok, found->message};
        });
    }
}

} // namespace wakeline
