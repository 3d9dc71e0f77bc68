// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushResult.h"

#include <QCoreApplication>

namespace wakeline {

namespace {

/// The context of the words here.
struct PushResultWords
{
    Q_DECLARE_TR_FUNCTIONS(PushResultWords)
};

} // namespace

PushResult pushResult(const PushLogEntry &entry, const QDateTime &now)
{
    if (entry.wokeMs)
        return *entry.wokeMs > slowWake.count() ? PushResult::Slow : PushResult::Woke;
    if (entry.outcome != PushOutcome::Accepted)
        return PushResult::Failed;
    if (entry.event != PushEvent::IncomingCall && entry.event != PushEvent::Test)
        return PushResult::Sent;
    return entry.at.msecsTo(now) < std::chrono::milliseconds(wakeWindow).count() ? PushResult::Waiting
                                                                                 : PushResult::NotWoken;
}

QString stateText(PushResult result)
{
    switch (result) {
    case PushResult::Waiting:
        return PushResultWords::tr("Waiting");
    case PushResult::Woke:
        return PushResultWords::tr("Woke");
    case PushResult::Slow:
        return PushResultWords::tr("Slow");
    case PushResult::NotWoken:
        return PushResultWords::tr("No answer");
    case PushResult::Sent:
        return PushResultWords::tr("Sent");
    case PushResult::Failed:
        return PushResultWords::tr("Failed");
    }
    return {};
}

QString providerText(PushProviderName provider)
{
    switch (provider) {
    case PushProviderName::Fcm:
        return PushResultWords::tr("FCM");
    case PushProviderName::Apns:
        return PushResultWords::tr("APNs");
    case PushProviderName::WebPush:
        return PushResultWords::tr("Web Push");
    }
    return {};
}

} // namespace wakeline
