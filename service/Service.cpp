// SPDX-License-Identifier: GPL-3.0-or-later
#include "Service.h"

#include "LogCategories.h"
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

/// What apps are told of the SIP server.
SipAccount sipAccount(const Settings &settings)
{
    SipAccount account;
    account.domain = settings.text("sip.domain");
    account.port = settings.number("sip.port");
    account.tlsPort = settings.number("sip.tls_port");
    account.transport = settings.text("sip.transport");
    // Who has a certificate for the apps' HTTPS has one for their SIP.
    if (account.transport.isEmpty())
        account.transport = settings.text("http.tls_cert").isEmpty() ? QStringLiteral("tcp") : QStringLiteral("tls");
    return account;
}

} // namespace

Service::Service(Settings settings) : m_settings(std::move(settings)) {}

Service::~Service()
{
    hearNoMore(); // after a start that failed nobody stops it
}

Result<void> Service::start()
{
    if (auto built = build(); !built)
        return built;
    if (auto added = addProviders(); !added)
        return added;
    if (auto added = addLicenseServer(); !added)
        return added;
    if (auto added = addLicense(); !added)
        return added;
    addWebhook();
    addServerInfo();
    addSettings();
    addPbx();
    addRecorder();
    addStatus();
    addMail();
    Store &store = *m_wiring->store;
    const auto domainSet = QCoro::waitFor(store.settings.setSipDomain(m_settings.text("sip.domain")));
    if (!domainSet)
        return domainSet;
    if (auto loaded = QCoro::waitFor(store.directory.load()); !loaded)
        return loaded;
    if (auto loaded = QCoro::waitFor(m_wiring->operatorBook.load()); !loaded)
        return loaded;
    if (m_wiring->mailboxes) {
        if (auto loaded = QCoro::waitFor(m_wiring->mailboxes->load()); !loaded)
            return loaded;
    }
    QCoro::waitFor(m_wiring->forwardPush->recall());
    if (auto listening = listen(); !listening)
        return listening;
    if (m_wiring->pbx)
        m_wiring->pbx->start();
    m_wiring->retention = std::make_unique<PushLogRetention>(
        store.database, m_wiring->clock,
        PushLogRetention::Options{.logDays = m_settings.number("push.log_days"),
                                  .recordDays = m_settings.number("calls.record_days")});
    m_wiring->retention->start();
    m_wiring->auditRetention =
        std::make_unique<AuditRetention>(store.audit, m_wiring->clock, m_settings.number("audit.days"));
    m_wiring->auditRetention->start();
    startVoicemail();
    if (m_wiring->keepLicense)
        m_wiring->keepLicense->start();
    review(); // who asks at once is told how it is, not how it was before it listened
    connect(&m_wiring->everySecond, &QTimer::timeout, this, &Service::review);
    m_wiring->everySecond.start(1s);
    connect(&m_wiring->everyMinute, &QTimer::timeout, this, &Service::tidy);
    m_wiring->everyMinute.start(1min);
    return {};
}

void Service::startVoicemail()
{
    Voicemail &voicemail = m_wiring->voicemail;
    voicemail.tidying.start();
    m_wiring->pushVoicemail = std::make_unique<PushVoicemail>(voicemail.boxes, m_wiring->store->directory,
                                                              *m_wiring->sendPush, m_wiring->clock);
    m_wiring->pushVoicemail->follow(voicemail.news);
    if (m_wiring->mailVoicemail)
        m_wiring->mailVoicemail->start();
    if (const QString folder = m_settings.text("voicemail.asterisk_spool"); !folder.isEmpty()) {
        m_wiring->importAsteriskSpool = std::make_unique<ImportAsteriskSpool>(
            ImportAsteriskSpool::Parts{voicemail.keep, voicemail.imports, voicemail.store.threads(), m_wiring->clock},
            ImportAsteriskSpool::Options{.folder = folder});
        m_wiring->importAsteriskSpool->start();
    }
    if (m_settings.text("voicemail.target").isEmpty())
        return;
    m_wiring->publishGreetings = std::make_unique<PublishGreetings>(voicemail.boxes, voicemail.store, voicemail.news,
                                                                    m_settings.text("voicemail.greetings"));
    m_wiring->publishGreetings->start();
    m_wiring->recorderLink->start();
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
    QList<QByteArray> secrets{secret};
    if (const QByteArray previous = m_settings.text("jwt.previous_secret").toUtf8(); !previous.isEmpty())
        secrets.append(previous);
    m_wiring = std::make_unique<Wiring>(std::move(*store), epoch, secrets, sipAccount(m_settings),
                                        m_settings.voicemailDirectory());
    if (const auto prepared = m_wiring->voicemail.store.prepare(); !prepared)
        return prepared;
    const ServerAddress address{m_settings.text("http.public_url"), !m_settings.text("http.tls_cert").isEmpty()};
    m_wiring->provisioningRoutes = std::make_unique<ProvisioningRoutes>(
        ProvisioningRoutes::Parts{m_wiring->provisionApp, m_wiring->removeDevice, m_wiring->store->directory,
                                  m_wiring->store->extensions, sipAccount(m_settings), address});
    return {};
}

Result<void> Service::listen()
{
    Wiring &wiring = *m_wiring;
    const Authenticator authenticator(
        {wiring.verifyOperatorToken(), wiring.verifyAppToken(), wiring.verifyAddressToken()},
        m_settings.text("pbx.secret").toUtf8());
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
    m_wiring->gatherStats.observe();
    if (m_wiring->wakePhones)
        m_wiring->wakePhones->review();
    const ForwardPush &forwarding = *m_wiring->forwardPush;
    if (std::exchange(m_wiring->forwardedTold, forwarding.forwarded()) != forwarding.forwarded())
        m_wiring->board.publish(Topic::Licenses, QStringLiteral("gateway.pushes"),
                                {{QStringLiteral("forwarded"), forwarding.forwarded()},
                                 {QStringLiteral("dead_tokens"), forwarding.deadTokens()}});
}

void Service::tidy()
{
    m_wiring->admitLicense.sweep();
    m_wiring->forwardPush->sweep();
    m_wiring->activateLicense->releaseSilent();
    if (m_wiring->recordCall)
        m_wiring->recordCall->review();
}

/// From here on parts go one by one; that they do is no news.
void Service::hearNoMore()
{
    if (!m_wiring)
        return;
    disconnect(&m_wiring->store->database, nullptr, this, nullptr);
    if (m_wiring->pbx)
        disconnect(m_wiring->pbx.get(), nullptr, this, nullptr);
}

void Service::stop()
{
    if (!m_wiring || !m_wiring->http)
        return;
    Wiring &wiring = *m_wiring;
    wiring.everySecond.stop();
    wiring.everyMinute.stop();
    hearNoMore();
    wiring.eventSocket.closeAll();
    QEventLoop draining;
    connect(wiring.http.get(), &HttpServer::drained, &draining, &QEventLoop::quit);
    QTimer::singleShot(drainPatience, &draining, &QEventLoop::quit);
    wiring.http->drain();
    if (wiring.http->connections() > 0)
        draining.exec();
    // No more calls: Kamailio falls back to what each transaction holds. Pushes under way end without them.
    wiring.keepLicense.reset();
    wiring.retention.reset();
    wiring.showLamps.reset();
    wiring.pushVoicemail.reset();
    wiring.mailVoicemail.reset();
    wiring.smtp.reset();
    wiring.wakePhones.reset();
    wiring.mailboxes.reset();
    wiring.recorderLink.reset();
    wiring.notifyCall.reset();
    wiring.recordRegistration.reset();
    if (wiring.recordCall)
        wiring.recordCall->review();
    wiring.pbx.reset();
    if (wiring.recordCall)
        QCoro::waitFor(wiring.recordCall->drain());
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

const RouteTable &Service::routes() const
{
    return m_wiring->http->routes();
}

} // namespace wakeline
