// SPDX-License-Identifier: GPL-3.0-or-later
#include "OwnPushReasons.h"

#include <QCoreApplication>

#include <algorithm>

namespace wakeline {

namespace {

using Fix = PushExplanation::Fix;

struct Row
{
    const char *reason; ///< whole, or the beginning where it ends with _
    const char *title;
    const char *cause;
    const char *advice;
    Fix fix;
};

constexpr const char *context = "OwnPushReasons";

// First match counts.
constexpr Row table[] = {
    {"voip_silent", QT_TRANSLATE_NOOP("OwnPushReasons", "Nothing had to be sent"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Apple lets a VoIP push announce a call and nothing else; an app that gets "
                                         "another one is stopped."),
     "", Fix::None},
    {"payload_silent", QT_TRANSLATE_NOOP("OwnPushReasons", "Nothing had to be sent"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "The app of this device knows only pushes that announce a call."), "",
     Fix::None},
    {"provider_not_configured", QT_TRANSLATE_NOOP("OwnPushReasons", "This server has no account at the provider"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "No phone of this provider can be woken. The token was kept."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Name the provider's key or service account in the settings."),
     Fix::CheckCredential},
    {"circuit_open", QT_TRANSLATE_NOOP("OwnPushReasons", "The provider has not answered for a while"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "So this push failed at once instead of keeping the caller waiting. The "
                                         "provider is tried again every few seconds."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check this server's way to the internet, and the provider's status page."),
     Fix::CheckNetwork},
    {"push_queue_full", QT_TRANSLATE_NOOP("OwnPushReasons", "Too many pushes at once"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "More were waiting than this server takes in; this one was not sent."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Look for something that calls over and over."), Fix::WaitAndRetry},
    {"device_backoff", QT_TRANSLATE_NOOP("OwnPushReasons", "The provider asked for a pause for this phone"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "It had too many pushes in a short time. This one was not sent."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Look for something that calls the same phone over and over."),
     Fix::WaitAndRetry},
    {"project_quota", QT_TRANSLATE_NOOP("OwnPushReasons", "The Firebase project has used up its quota"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Google counts the pushes of the whole project by the minute."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "It passes within a minute. If it comes back, ask Google for more."),
     Fix::WaitAndRetry},
    {"deadline", QT_TRANSLATE_NOOP("OwnPushReasons", "The call was over first"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "There was no time left to send the push, or to wait for the provider."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check this server's connection to the provider if it happens often."),
     Fix::CheckNetwork},
    {"stopped", QT_TRANSLATE_NOOP("OwnPushReasons", "The service was stopped"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "It ended while this push was under way."), "", Fix::WaitAndRetry},
    {"no_connection", QT_TRANSLATE_NOOP("OwnPushReasons", "The provider could not be reached"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "No connection came about in time, so nothing was sent."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check name resolution, firewall and proxy of this server."),
     Fix::CheckNetwork},
    {"maybe_delivered", QT_TRANSLATE_NOOP("OwnPushReasons", "The connection broke before the answer"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "The push was sent; whether the provider has it is not known. It was not "
                                         "sent twice."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check this server's connection to the provider if it happens often."),
     Fix::CheckNetwork},
    {"no_answer", QT_TRANSLATE_NOOP("OwnPushReasons", "The provider did not answer in time"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "The push was sent and may have been delivered all the same."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check this server's connection to the provider if it happens often."),
     Fix::CheckNetwork},
    {"stream_refused", QT_TRANSLATE_NOOP("OwnPushReasons", "The provider was too busy to take the push"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "It turned the request away before reading it, so nothing was delivered."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Usually it passes by itself."), Fix::WaitAndRetry},
    {"tls", QT_TRANSLATE_NOOP("OwnPushReasons", "The provider's certificate is not trusted"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Something on the way may be listening in, or this server's list of "
                                         "authorities or its clock is wrong. Nothing was sent."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check the clock, the ca-certificates package and any proxy."),
     Fix::CheckNetwork},
    {"token_unavailable", QT_TRANSLATE_NOOP("OwnPushReasons", "Google gave no access token"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Without one nothing can be sent to Firebase."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check this server's way to oauth2.googleapis.com."), Fix::CheckNetwork},
    {"token_refused", QT_TRANSLATE_NOOP("OwnPushReasons", "Google refuses the service account"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Its key was withdrawn, or this server's clock is wrong."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Make a new key in the Google console, and check the server's time."),
     Fix::CheckCredential},
    {"invalid_key", QT_TRANSLATE_NOOP("OwnPushReasons", "The signing key cannot be used"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "The key file is damaged or holds another kind of key."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Compare the file with the one that the provider gave you."),
     Fix::CheckCredential},
    {"vapid_refused", QT_TRANSLATE_NOOP("OwnPushReasons", "The browser's push service refuses our key"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "The VAPID key or its signature is wrong; the subscriptions were kept."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check the key file, webpush.subject and this server's clock."),
     Fix::CheckCredential},
    {"service_unreachable", QT_TRANSLATE_NOOP("OwnPushReasons", "The browser's push service has not answered lately"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "So this push failed at once. It is tried again soon."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check this server's way to the internet if it lasts."), Fix::CheckNetwork},
    {"private_address", QT_TRANSLATE_NOOP("OwnPushReasons", "The subscription points into a private network"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Pushes go to public servers only, so that nobody can make this server knock "
                                         "at inner doors."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Ask the user to switch notifications off and on again."), Fix::SignInAgain},
    {"gateway_unreachable", QT_TRANSLATE_NOOP("OwnPushReasons", "The push gateway does not answer"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "This server pushes through another Wakeline, which cannot be reached."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check the gateway's address and this server's way there."),
     Fix::CheckNetwork},
    {"gateway_circuit_open", QT_TRANSLATE_NOOP("OwnPushReasons", "The gateway does not get through to the provider"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "The provider has not answered it for a while."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Usually it passes by itself. Ask whoever runs the gateway if it lasts."),
     Fix::WaitAndRetry},
    {"gateway_provider_not_configured",
     QT_TRANSLATE_NOOP("OwnPushReasons", "The gateway has no account at the provider"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "No phone of this provider can be woken through it. The token was kept."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Ask whoever runs the gateway."), Fix::CheckCredential},
    {"gateway_tls", QT_TRANSLATE_NOOP("OwnPushReasons", "The gateway's certificate is not trusted"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Nothing was sent."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "If the certificate is its own, name its CA in provider.ca."),
     Fix::CheckNetwork},
    {"gateway_", QT_TRANSLATE_NOOP("OwnPushReasons", "The push gateway turned the push away"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "The reason in its own words is below. The token was kept."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Ask whoever runs the gateway if it lasts."), Fix::WaitAndRetry},
    {"license_expired", QT_TRANSLATE_NOOP("OwnPushReasons", "The licence has run out"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "The gateway pushes nothing until it is renewed."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Renew the licence with the vendor."), Fix::CheckCredential},
    {"license_", QT_TRANSLATE_NOOP("OwnPushReasons", "The gateway refuses the licence"),
     QT_TRANSLATE_NOOP("OwnPushReasons", "It pushes nothing until the licence is put right."),
     QT_TRANSLATE_NOOP("OwnPushReasons", "Check the licence key, and ask the vendor."), Fix::CheckCredential},
};

bool matches(const Row &row, const QString &reason)
{
    const QLatin1String known(row.reason);
    return known.endsWith(QLatin1Char('_')) ? reason.startsWith(known) : reason == known;
}

QString translated(const char *text)
{
    return *text == '\0' ? QString() : QCoreApplication::translate(context, text);
}

} // namespace

std::optional<PushExplanation> explainOwnReason(const PushLogEntry &entry)
{
    const auto row =
        std::find_if(std::begin(table), std::end(table), [&](const Row &r) { return matches(r, entry.reason); });
    if (row == std::end(table))
        return std::nullopt;
    // An accepted push may carry the reason of an attempt before; only these two tell of a push that needed no sending.
    if (entry.outcome == PushOutcome::Accepted && !entry.reason.endsWith(QLatin1String("_silent")))
        return std::nullopt;
    return PushExplanation{translated(row->title), translated(row->cause), translated(row->advice), row->fix};
}

} // namespace wakeline
