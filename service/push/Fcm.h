// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "FcmReaction.h"
#include "GoogleToken.h"
#include "Http2Client.h"
#include "ProviderBreaker.h"
#include "ProviderUrl.h"
#include "PushProvider.h"
#include "ServiceAccount.h"

#include <QObject>

#include <memory>

namespace wakeline {

/// Firebase Cloud Messaging, HTTP v1: data messages of high priority.
/// \see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages
class Fcm final : public QObject, public PushProvider
{
    Q_OBJECT

public:
    struct Options
    {
        QUrl host{QStringLiteral("https://fcm.googleapis.com:443")};
        QString serviceAccountPath;
        QSslConfiguration tls; ///< from providerTls()
        Http2Client::Options http;
        GoogleToken::Timing tokenTiming;
    };

    /// Reads and parses the account once. Error `invalid_key` names the file and the problem.
    static Result<std::unique_ptr<Fcm>> create(Options options, const Clock &clock);

    ~Fcm() override;

    bool serves(PushProviderName name) const override { return name == PushProviderName::Fcm; }
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline) override;
    QList<ProviderStatus> status() const override;

private:
    struct Attempt;

    Fcm(Options options, ServiceAccount account, const Clock &clock);

    PushReaction projectRest() const;
    bool takeStep(Attempt &attempt, const PushReaction &reaction);

    QString m_projectId;
    const Clock &m_clock;
    GoogleToken m_accessToken;
    Http2Client m_client;
    ProviderBreaker m_breaker;
    QDeadlineTimer m_pausedUntil{0}; ///< the project's quota is used up until then
};

} // namespace wakeline
