// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "ProviderBreaker.h"
#include "PushProvider.h"
#include "VapidKey.h"
#include "WebClient.h"
#include "WebPushReaction.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace wakeline {

class PushAttempt;

/// Browsers, over whichever push service they chose (RFC 8030, 8291, 8292).
///
/// Whoever subscribes names the service, so it is treated as a stranger: only https and only public addresses, checked
/// where the connection is made; each origin has a breaker and a share of the requests of its own, and the number of
/// origins is bounded.
class WebPush final : public QObject, public PushProvider
{
    Q_OBJECT

public:
    struct Options
    {
        VapidKey key;
        QString subject;           ///< `webpush.subject`: `mailto:admin@example.com` or an https URL
        bool allowPrivate = false; ///< `webpush.allow_private`: also push services in closed networks
        QSslConfiguration tls;     ///< from providerTls()
        std::size_t maxInFlight = 256;
        int maxPerOrigin = 100;
        qsizetype maxOrigins = 256;
        ProviderBreaker::Options breaker = {};
    };

    /// Error `invalid_subject`.
    static Result<std::unique_ptr<WebPush>> create(Options options, const Clock &clock);

    ~WebPush() override;

    bool serves(PushProviderName name) const override { return name == PushProviderName::WebPush; }
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline) override;

    /// One entry, `webpush`. A push service that fails is told, but is no failure: there are others, and anybody may
    /// name one.
    QList<ProviderStatus> status() const override;

    /// For browsers that subscribe: VapidKey::publicKey().
    QByteArray publicKey() const { return m_options.key.publicKey(); }

    qsizetype origins() const { return m_origins.size(); }

private:
    struct Origin;
    struct Attempt;
    using OriginPtr = std::shared_ptr<Origin>;

    WebPush(Options options, const Clock &clock);

    OriginPtr originOf(const QString &name);
    void makeRoom();
    QByteArray authorization(Origin &origin);
    bool takeStep(Attempt &attempt, const PushReaction &reaction);
    void conclude(Origin &origin, const PushReaction &reaction, const QString &problem);

    Options m_options;
    const Clock &m_clock;
    WebClient m_client;
    QHash<QString, OriginPtr> m_origins;
    quint64 m_uses = 0;
};

} // namespace wakeline
