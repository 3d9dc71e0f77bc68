// SPDX-License-Identifier: GPL-3.0-or-later
#include "ForwardPush.h"

#include "PushEntry.h"
#include "PushGateway.h"
#include "PushLogWriter.h"
#include "SecretBox.h"

#include <QPointer>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto callLife = 30s; ///< of a call's push whose PBX names no ttl
constexpr auto noticeLife = 24h;

std::chrono::steady_clock::time_point moment()
{
    return std::chrono::steady_clock::now();
}

bool isOfACall(PushEvent event)
{
    return event == PushEvent::IncomingCall || event == PushEvent::Cancel || event == PushEvent::Test;
}

/// PushKit tokens are told by their topic; where the PBX names none, calls come on the PushKit token and the rest on
/// the ordinary one, as the apps of this family register them.
bool isVoip(const PushOrder &order)
{
    if (order.provider != PushProviderName::Apns)
        return false;
    if (!order.appId.isEmpty())
        return order.appId.endsWith(u".voip");
    return order.event == PushEvent::IncomingCall || order.event == PushEvent::Cancel;
}

PushMessage messageFor(const PushOrder &order, const QDateTime &now)
{
    const std::chrono::seconds standard = isOfACall(order.event) ? callLife : std::chrono::seconds(noticeLife);
    PushMessage message;
    message.target.provider = order.provider;
    message.target.token = order.token;
    message.target.appId = order.appId;
    message.target.voip = isVoip(order);
    message.event = order.event;
    message.callId = order.callId;
    message.callerNumber = order.callerNumber;
    message.callerName = order.callerName;
    message.video = order.video;
    message.expiresAt = now.addSecs(order.ttl.value_or(standard).count());
    return message;
}

/// A second push would change nothing. Whatever else became of the first one is worth another try.
bool isFinal(PushOutcome outcome)
{
    return outcome == PushOutcome::Accepted || outcome == PushOutcome::TokenDead;
}

} // namespace

ForwardPush::ForwardPush(PushGateway &gateway, PushLogWriter &log, const SecretBox &box, const Clock &clock,
                         Options options)
    : m_gateway(gateway),
      m_log(log),
      m_box(box),
      m_clock(clock),
      m_options(options),
      m_rate(options.rate),
      m_done(options.once)
{}

ForwardPush::~ForwardPush()
{
    for (const QList<Waiter> &waiters : std::as_const(m_underWay)) {
        for (const Waiter &waiter : waiters)
            waiter->resolveLater(failure(QStringLiteral("shutting_down"), QStringLiteral("the service is stopping")));
    }
}

QCoro::Task<> ForwardPush::recall()
{
    const QPointer<ForwardPush> self(this);
    const auto recent = co_await m_log.recentPushes(m_clock.now().addSecs(-m_options.once.keep.count()));
    if (!self)
        co_return;
    for (const RecentPush &push : recent) {
        if (isFinal(push.outcome))
            m_done.remember(onceKey(push.licenseId, push.callId, push.event, push.tokenHash),
                            {push.outcome, push.reason, {}, true}, moment());
    }
}

QCoro::Task<Result<ForwardedPush>> ForwardPush::forward(PushOrder order, KnownLicense license)
{
    const LicenseStanding standing = license.standing(m_clock.now());
    if (!LicensePolicy::isServed(standing))
        co_return std::unexpected(LicensePolicy::refusal(standing));
    if (const auto taken = m_rate.take(license.id, moment()); !taken) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(taken.error());
        co_return std::unexpected(Error{QStringLiteral("throttled"),
                                        QStringLiteral("this licence sends more pushes than its rate allows"),
                                        {},
                                        wait});
    }
    const QByteArray tokenHash = m_box.fingerprint(order.token.toUtf8());
    const QByteArray key = onceKey(license.id, order.callId, order.event, tokenHash);
    if (auto done = m_done.find(key, moment())) {
        done->repeated = true;
        co_return *done;
    }
    if (const auto underWay = m_underWay.find(key); underWay != m_underWay.end()) {
        const auto waiter = std::make_shared<Pending<Result<ForwardedPush>>>();
        underWay->append(waiter);
        auto answer = co_await waiter->value();
        if (answer)
            answer->repeated = true;
        co_return answer;
    }
    m_underWay.insert(key, {});
    const QPointer<ForwardPush> self(this);
    const auto answer = co_await send(std::move(order), license.id, tokenHash);
    if (self)
        finish(key, answer);
    co_return answer;
}

QCoro::Task<Result<ForwardedPush>> ForwardPush::send(PushOrder order, qint64 licenseId, QByteArray tokenHash)
{
    const QPointer<ForwardPush> self(this);
    const PushMessage message = messageFor(order, m_clock.now());
    PushLogEntry entry = pushEntryFor(message, m_clock.now());
    entry.licenseId = licenseId;
    entry.installation = order.installation;

    std::chrono::milliseconds patience = isOfACall(order.event) ? m_options.callPatience : m_options.noticePatience;
    if (order.ttl && *order.ttl > 0s)
        patience = std::min<std::chrono::milliseconds>(patience, *order.ttl);
    const PushReport report = co_await m_gateway.send(message, QDeadlineTimer(patience));
    if (!self)
        co_return failure(QStringLiteral("shutting_down"), QStringLiteral("the service is stopping"));
    concludePushEntry(entry, report);
    const auto logged = co_await m_log.addDurably(entry, tokenHash);
    if (!logged)
        co_return std::unexpected(logged.error());
    ForwardedPush forwarded{report.outcome, report.reason, {}, false};
    if (report.retryAfter)
        forwarded.retryAfter = std::chrono::ceil<std::chrono::seconds>(*report.retryAfter);
    co_return forwarded;
}

void ForwardPush::finish(const QByteArray &key, const Result<ForwardedPush> &answer)
{
    if (answer) {
        ++m_forwarded;
        m_deadTokens += answer->outcome == PushOutcome::TokenDead;
        if (isFinal(answer->outcome))
            m_done.remember(key, *answer, moment());
    }
    const QList<Waiter> waiters = m_underWay.take(key);
    for (const Waiter &waiter : waiters)
        waiter->resolve(answer);
}

QByteArray ForwardPush::onceKey(qint64 licenseId, const QString &callId, PushEvent event,
                                const QByteArray &tokenHash) const
{
    const QByteArray whole =
        QByteArray::number(licenseId) + '\n' + enumName(event).toLatin1() + '\n' + tokenHash + callId.toUtf8();
    return m_box.fingerprint(whole).left(16);
}

void ForwardPush::sweep()
{
    m_rate.sweep(moment());
}

} // namespace wakeline
