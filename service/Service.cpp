// SPDX-License-Identifier: GPL-3.0-or-later
#include "Service.h"

#include "KamailioPbx.h"
#include "LogCategories.h"
#include "ProviderUrl.h"
#include "Secrets.h"
#include "Wiring.h"

#include <QCoroSignal>
#include <QEventLoop>
#include <QUuid>

namespace wakeline {

Q_LOGGING_CATEGORY(lcService, "wakeline.service")

using namespace std::chrono_literals;

namespace {

/// A database that starts beside us is waited for this long.
constexpr auto databasePatience = 60s;
constexpr auto drainPatience = 5s;

} // namespace

Service::Service(Settings settings) : m_settings(std::move(settings)) {}

Service::~Service() = default;

Result<void> Service::start()
{
    if (auto built = build(); !built)
        return built;
    if (auto added = addProviders(); !added)
        return added;
    addPbx();
    addStatus();
    Store &store = *m_wiring->store;
    const auto domainSet = QCoro::waitFor(store.settings.setSipDomain(m_settings.text("sip.domain")));
    if (!domainSet)
        return domainSet;
    if (auto loaded = QCoro::waitFor(store.directory.load()); !loaded)
        return loaded;
    if (auto listening = listen(); !listening)
        return listening;
    if (m_wiring->pbx)
        m_wiring->pbx->start();
    connect(&m_wiring->everySecond, &QTimer::timeout, this, &Service::review);
    m_wiring->everySecond.start(1s);
    return {};
}

Result<void> Service::build()
{
    auto store = Store::open(m_settings, databasePatience);
    if (!store)
        return std::unexpected(store.error());
    if ((*store)->migrationsApplied > 0)
        qCInfo(lcService) << "the database schema was brought up to date:" << (*store)->migrationsApplied
                          << "migrations";
    QByteArray secret = m_settings.text("jwt.secret").toUtf8();
    if (secret.isEmpty()) {
        const auto generated = generatedSecret(m_settings.dataDirectory() + QStringLiteral("/jwt.secret"));
        if (!generated)
            return std::unexpected(generated.error());
        secret = *generated;
    }
    const QString epoch = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_wiring = std::make_unique<Wiring>(std::move(*store), epoch, secret, m_settings.text("sip.domain"));
    return {};
}

Result<void> Service::addProviders()
{
    Wiring &wiring = *m_wiring;
    const auto tls = providerTls(m_settings.text("provider.ca"));
    if (!tls)
        return std::unexpected(tls.error());
    QList<PushProvider *> providers;
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
        options.tls = *tls;
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
        options.tls = *tls;
        auto fcm = Fcm::create(options, wiring.clock);
        if (!fcm)
            return std::unexpected(fcm.error());
        wiring.fcm = std::move(*fcm);
        providers.append(wiring.fcm.get());
    }
    if (providers.isEmpty())
        qCWarning(lcService) << "neither APNs nor FCM is configured: no phone can be woken";
    Store &store = *wiring.store;
    wiring.gateway = std::make_unique<PushGateway>(providers, wiring.clock);
    wiring.sendPush = std::make_unique<SendPush>(*wiring.gateway, store.directory, store.pushLogWriter, wiring.clock);
    wiring.testPush = std::make_unique<TestPush>(store.directory, *wiring.sendPush, wiring.clock);
    wiring.announce.follow(store.pushLogWriter);
    wiring.announce.follow(*wiring.gateway);
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
    wiring.pbx = std::make_unique<KamailioPbx>(options);
    Pbx &pbx = *wiring.pbx;

    const CallPolicy::Options policy{.hold = m_settings.duration("push.hold_ms")};
    wiring.recordRegistration =
        std::make_unique<RecordRegistration>(wiring.store->directory, wiring.board, wiring.clock);
    wiring.wakePhones = std::make_unique<WakePhones>(pbx, wiring.store->directory, *wiring.sendPush, wiring.board,
                                                     wiring.clock, policy);
    wiring.announce.follow(*wiring.wakePhones);

    RecordRegistration *record = wiring.recordRegistration.get();
    WakePhones *wake = wiring.wakePhones.get();
    connect(&pbx, &Pbx::callArrived, wake, &WakePhones::callArrived);
    connect(&pbx, &Pbx::stepFailed, wake, &WakePhones::stepFailed);
    // The token first: what woke is told by the device that its row knows.
    connect(&pbx, &Pbx::bindingReported, record, &RecordRegistration::bindingReported);
    connect(&pbx, &Pbx::bindingReported, wake, &WakePhones::bindingReported);
    connect(&pbx, &Pbx::synchronised, record, &RecordRegistration::synchronised);
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
                wiring.store->pushLogWriter.recordWake(deviceId, callId, afterPush.count());
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
    const QList<ProviderStatus> providers = wiring.gateway->status();
    for (const ProviderStatus &provider : providers) {
        wiring.status.add(provider.name, [&wiring, name = provider.name] {
            const QList<ProviderStatus> all = wiring.gateway->status();
            const auto found = std::ranges::find(all, name, &ProviderStatus::name);
            return found == all.end() ? StatusBoard::Health{} : StatusBoard::Health{found->ok, found->message};
        });
    }
}

Result<void> Service::listen()
{
    Wiring &wiring = *m_wiring;
    const Authenticator authenticator(wiring.verifyOperatorToken(), m_settings.text("pbx.secret").toUtf8());
    auto routes = wiring.routes();
    if (!routes)
        return std::unexpected(routes.error());
    wiring.http = std::make_unique<HttpServer>(std::move(*routes), authenticator, wiring.eventSocket);
    std::optional<TlsFiles> tls;
    if (!m_settings.text("http.tls_cert").isEmpty())
        tls = TlsFiles{m_settings.text("http.tls_cert"), m_settings.text("http.tls_key")};
    // On PostgreSQL more instances may serve one port; on SQLite a second one is a mistake that must show.
    const bool sharesPort = m_settings.text("database.url").startsWith(u"postgres");
    const auto bind = [&](Listener listener, const char *setting,
                          const std::optional<TlsFiles> &with) -> Result<QString> {
        const auto where = ListenAddress::parse(m_settings.text(setting));
        if (!where)
            return std::unexpected(where.error());
        const auto bound = wiring.http->listen(listener, *where, with, sharesPort);
        if (!bound)
            return std::unexpected(bound.error());
        return bound->toString();
    };
    const auto publicAddress = bind(Listener::Public, "http.listen", tls);
    if (!publicAddress)
        return std::unexpected(publicAddress.error());
    const auto pbxAddress = bind(Listener::Pbx, "pbx.listen", std::nullopt);
    if (!pbxAddress)
        return std::unexpected(pbxAddress.error());
    wiring.publicAddress = *publicAddress;
    wiring.pbxAddress = *pbxAddress;
    qCInfo(lcService).noquote() << QStringLiteral("listening on %1 (%2) for apps and consoles, on %3 for SIP servers")
                                       .arg(*publicAddress, tls ? QStringLiteral("https") : QStringLiteral("http"),
                                            *pbxAddress);
    return {};
}

void Service::review()
{
    m_wiring->board.review();
    m_wiring->status.review();
    if (m_wiring->wakePhones)
        m_wiring->wakePhones->review();
}

void Service::stop()
{
    if (!m_wiring || !m_wiring->http)
        return;
    Wiring &wiring = *m_wiring;
    wiring.everySecond.stop();
    // From here on parts go one by one; that they do is no news.
    disconnect(&wiring.store->database, nullptr, this, nullptr);
    if (wiring.pbx)
        disconnect(wiring.pbx.get(), nullptr, this, nullptr);
    wiring.eventSocket.closeAll();
    QEventLoop draining;
    connect(wiring.http.get(), &HttpServer::drained, &draining, &QEventLoop::quit);
    QTimer::singleShot(drainPatience, &draining, &QEventLoop::quit);
    wiring.http->drain();
    if (wiring.http->connections() > 0)
        draining.exec();
    // No more calls: Kamailio falls back to what each transaction holds. Pushes under way end without them.
    wiring.wakePhones.reset();
    wiring.recordRegistration.reset();
    wiring.pbx.reset();
    QCoro::waitFor(wiring.store->directory.drain());
    QCoro::waitFor(wiring.store->pushLogWriter.drain());
    wiring.store->database.shutDown(drainPatience);
}

QString Service::publicAddress() const
{
    return m_wiring->publicAddress;
}

QString Service::pbxAddress() const
{
    return m_wiring->pbxAddress;
}

} // namespace wakeline
