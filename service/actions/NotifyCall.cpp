// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotifyCall.h"

#include "CallWorld.h"
#include "Directory.h"
#include "PushPlan.h"
#include "SendPush.h"

#include <QLoggingCategory>

namespace wakeline {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcNotify, "wakeline.notify")

namespace {

/// The caller calls again within this time, or not for this call.
constexpr auto pushLife = 30s;

QByteArray keyOf(const CallNotice &notice)
{
    return notice.callee.toUtf8() + '\n' + notice.callId.toUtf8();
}

} // namespace

NotifyCall::NotifyCall(Directory &directory, SendPush &sendPush, const Clock &clock, const Options &options)
    : m_directory(directory), m_sendPush(sendPush), m_clock(clock), m_options(options), m_pushed(options.memory)
{}

int NotifyCall::notify(const CallNotice &notice)
{
    const QByteArray key = keyOf(notice);
    const auto now = std::chrono::steady_clock::now();
    if (const auto before = m_pushed.find(key, now))
        return *before;
    const QList<PushTarget> targets = targetsOf(notice);
    qCInfo(lcNotify).noquote() << QStringLiteral("call %1 for extension %2, told by webhook: %3 devices are pushed")
                                      .arg(notice.callId, notice.callee)
                                      .arg(targets.size());
    // A device that registers in a moment is to be pushed by the next attempt: nothing done is nothing to remember.
    if (targets.isEmpty())
        return 0;
    m_pushed.remember(key, static_cast<int>(targets.size()), now);
    for (const PushTarget &target : targets)
        pushSoon(notice, target);
    return static_cast<int>(targets.size());
}

QList<PushTarget> NotifyCall::targetsOf(const CallNotice &notice) const
{
    const auto callee = m_directory.extension(notice.callee);
    CallWorld world; // of which only the hour is asked
    world.now = m_clock.now();
    if (!callee || world.isUndisturbed(*callee, notice.caller))
        return {};
    return planCall(m_directory.targetsOf(notice.callee));
}

void NotifyCall::pushSoon(const CallNotice &notice, const PushTarget &target)
{
    PushMessage message;
    message.target = target;
    message.event = PushEvent::IncomingCall;
    message.callId = notice.callId;
    message.callerName = notice.callerName.isEmpty() ? notice.caller : notice.callerName;
    message.callerNumber = notice.caller;
    message.video = notice.video;
    message.expiresAt = m_clock.now().addSecs(std::chrono::seconds(pushLife).count());
    // Queued: the SIP server has its answer before anything is sent.
    QMetaObject::invokeMethod(
        this, [this, message] { m_sendPush.send(message, QDeadlineTimer(m_options.patience)); }, Qt::QueuedConnection);
}

} // namespace wakeline
