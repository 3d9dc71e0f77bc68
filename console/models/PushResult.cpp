// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushResult.h"

#include <QCoreApplication>

namespace wakeline {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("PushResult", text);
}

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
        return words("Waiting");
    case PushResult::Woke:
        return words("Woke");
    case PushResult::Slow:
        return words("Slow");
    case PushResult::NotWoken:
        return words("No answer");
    case PushResult::Sent:
        return words("Sent");
    case PushResult::Failed:
        return words("Failed");
    }
    return {};
}

QString providerText(PushProviderName provider)
{
    switch (provider) {
    case PushProviderName::Fcm:
        return words("FCM");
    case PushProviderName::Apns:
        return words("APNs");
    case PushProviderName::WebPush:
        return words("Web Push");
    }
    return {};
}

} // namespace wakeline
