// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushReasonText.h"

#include "OwnPushReasons.h"

#include <QCoreApplication>

#include <algorithm>

namespace wakeline {

namespace {

using Fix = PushExplanation::Fix;

constexpr auto fcm = PushProviderName::Fcm;
constexpr auto apns = PushProviderName::Apns;
constexpr auto webPush = PushProviderName::WebPush;

struct Words
{
    const char *title;
    const char *cause;
    const char *advice;
    Fix fix;
};

/// One row: which answers it explains. An empty or missing condition holds for all.
struct Row
{
    std::optional<PushProviderName> provider;
    const char *reason;
    std::optional<int> status;
    std::optional<PushOutcome> outcome;
    Words words;
};

constexpr const char *context = "PushReasonText";

// The same words for the same cause, whoever reports it.
constexpr Words tokenGone{
    QT_TRANSLATE_NOOP("PushReasonText", "The token is no longer valid"),
    QT_TRANSLATE_NOOP("PushReasonText", "The app was removed or signed out. This device gets no calls until the user "
                                        "signs in again; its token was removed here."),
    QT_TRANSLATE_NOOP("PushReasonText", "Ask the user to open the app and sign in."), Fix::SignInAgain};
constexpr Words wrongApp{
    QT_TRANSLATE_NOOP("PushReasonText", "The token is for another app or environment"),
    QT_TRANSLATE_NOOP("PushReasonText",
                      "Apple refused it on the production and on the sandbox servers. A test build of "
                      "the app and a key or bundle id of the released one do not belong together."),
    QT_TRANSLATE_NOOP("PushReasonText",
                      "Compare the app's bundle id with APNS_BUNDLE_ID, then let the user sign in again."),
    Fix::CheckAppSetup};
constexpr Words ownRequest{
    QT_TRANSLATE_NOOP("PushReasonText", "The provider did not understand the push"),
    QT_TRANSLATE_NOOP("PushReasonText", "The request was wrong, not the phone. The token was kept."),
    QT_TRANSLATE_NOOP("PushReasonText", "Report it with the details below."), Fix::ReportBug};
constexpr Words tooLarge{
    QT_TRANSLATE_NOOP("PushReasonText", "The push was too large"),
    QT_TRANSLATE_NOOP("PushReasonText",
                      "Even without its optional fields it was over the provider's limit, often because "
                      "of a very long caller name or Call-ID."),
    QT_TRANSLATE_NOOP("PushReasonText", "Shorten the caller names that the trunk sends."), Fix::ReportBug};
constexpr Words providerDown{
    QT_TRANSLATE_NOOP("PushReasonText", "The provider had a problem of its own"),
    QT_TRANSLATE_NOOP("PushReasonText", "It answered with a server error, and the call's time was over before another "
                                        "attempt could help."),
    QT_TRANSLATE_NOOP("PushReasonText", "Usually it passes by itself. Look at the provider's status page if it lasts."),
    Fix::WaitAndRetry};
constexpr Words throttled{
    QT_TRANSLATE_NOOP("PushReasonText", "Too many pushes in a short time"),
    QT_TRANSLATE_NOOP("PushReasonText", "The provider asked to wait for longer than this call could."),
    QT_TRANSLATE_NOOP("PushReasonText",
                      "It passes by itself. Look for something that calls the same phone over and over."),
    Fix::WaitAndRetry};
constexpr Words credentialRefused{
    QT_TRANSLATE_NOOP("PushReasonText", "The provider refuses our credential"),
    QT_TRANSLATE_NOOP("PushReasonText",
                      "No phone of this provider can be woken until it is put right. The tokens were kept."),
    QT_TRANSLATE_NOOP("PushReasonText", "Check the key file, its key id and team id, or the service account."),
    Fix::CheckCredential};
constexpr Words subscriptionGone{
    QT_TRANSLATE_NOOP("PushReasonText", "The browser's subscription has ended"),
    QT_TRANSLATE_NOOP("PushReasonText",
                      "The user withdrew the permission or cleared the browser. It was removed here."),
    QT_TRANSLATE_NOOP("PushReasonText", "Ask the user to switch notifications on again."), Fix::SignInAgain};

// First match counts: what is special stands above what is general.
constexpr Row table[] = {
    {fcm, "UNREGISTERED", {}, {}, tokenGone},
    {fcm, "INVALID_ARGUMENT", {}, PushOutcome::TokenDead, tokenGone},
    {fcm, "INVALID_ARGUMENT", {}, {}, ownRequest},
    {fcm,
     "SENDER_ID_MISMATCH",
     {},
     {},
     {QT_TRANSLATE_NOOP("PushReasonText", "The token belongs to another Firebase project"),
      QT_TRANSLATE_NOOP("PushReasonText",
                        "The app was built for another sender than the service account here. The token "
                        "was disabled."),
      QT_TRANSLATE_NOOP("PushReasonText", "Compare the app's Firebase project with the service account's."),
      Fix::CheckAppSetup}},
    {fcm,
     "THIRD_PARTY_AUTH_ERROR",
     {},
     {},
     {QT_TRANSLATE_NOOP("PushReasonText", "Firebase cannot sign in to Apple or to the web push service"),
      QT_TRANSLATE_NOOP("PushReasonText",
                        "The APNs key or the VAPID key stored in the Firebase project is wrong or has "
                        "expired. The token was kept."),
      QT_TRANSLATE_NOOP("PushReasonText", "Renew that key in the Firebase console."), Fix::CheckCredential}},
    {fcm, "QUOTA_EXCEEDED", {}, {}, throttled},
    {fcm, "INTERNAL", {}, {}, providerDown},
    {fcm, "UNAVAILABLE", {}, {}, providerDown},
    {apns, "Unregistered", {}, {}, tokenGone},
    {apns, "ExpiredToken", {}, {}, tokenGone},
    {apns, "BadDeviceToken", {}, {}, wrongApp},
    {apns, "DeviceTokenNotForTopic", {}, {}, wrongApp},
    {apns,
     "ExpiredProviderToken",
     {},
     {},
     {QT_TRANSLATE_NOOP("PushReasonText", "Apple says our signature is too old"),
      QT_TRANSLATE_NOOP("PushReasonText",
                        "It was signed anew once and refused again, so this server's clock is probably "
                        "wrong."),
      QT_TRANSLATE_NOOP("PushReasonText", "Check the server's time synchronisation."), Fix::CheckCredential}},
    {apns, "InvalidProviderToken", {}, {}, credentialRefused},
    {apns, "MissingProviderToken", {}, {}, credentialRefused},
    {apns,
     "TopicDisallowed",
     {},
     {},
     {QT_TRANSLATE_NOOP("PushReasonText", "Apple does not let this key push to this app"),
      QT_TRANSLATE_NOOP("PushReasonText",
                        "The bundle id is not one of the team's, or VoIP pushes are not enabled for it. "
                        "The token was kept."),
      QT_TRANSLATE_NOOP("PushReasonText", "Compare APNS_BUNDLE_ID and APNS_TEAM_ID with the app's."),
      Fix::CheckAppSetup}},
    {apns,
     "TooManyProviderTokenUpdates",
     {},
     {},
     {QT_TRANSLATE_NOOP("PushReasonText", "Apple counts too many new signatures for the team"),
      QT_TRANSLATE_NOOP("PushReasonText",
                        "Another server or process signs with a key of the same team; Apple counts them "
                        "together."),
      QT_TRANSLATE_NOOP("PushReasonText", "Let one service push for the team, or use the gateway."),
      Fix::CheckCredential}},
    {apns, "TooManyRequests", {}, {}, throttled},
    {apns, "PayloadTooLarge", {}, {}, tooLarge},
    {apns, "InternalServerError", {}, {}, providerDown},
    {apns, "ServiceUnavailable", {}, {}, providerDown},
    {apns, "Shutdown", {}, {}, providerDown},
    {webPush, "", 404, {}, subscriptionGone},
    {webPush, "", 410, {}, subscriptionGone},
    {webPush, "", 403, {}, credentialRefused},
    {{}, "", 413, {}, tooLarge},
    {{}, "", 429, {}, throttled},
    {{}, "", 401, {}, credentialRefused},
    {{}, "", 500, {}, providerDown},
    {{}, "", 502, {}, providerDown},
    {{}, "", 503, {}, providerDown},
    {{},
     "",
     {},
     PushOutcome::Accepted,
     {QT_TRANSLATE_NOOP("PushReasonText", "The provider took the push"),
      QT_TRANSLATE_NOOP("PushReasonText", "Whether the phone has it shows when it registers. A phone that is off or "
                                          "without network stays silent."),
      "", Fix::None}},
    {{}, "", {}, PushOutcome::TokenDead, tokenGone},
    {apns, "", {}, PushOutcome::TokenRefused, wrongApp},
    {{},
     "",
     {},
     PushOutcome::TokenRefused,
     {QT_TRANSLATE_NOOP("PushReasonText", "The token is not for this app"),
      QT_TRANSLATE_NOOP("PushReasonText",
                        "The provider refuses to push to it with our account. It is not used again until "
                        "the app registers anew."),
      QT_TRANSLATE_NOOP("PushReasonText", "Compare the app's project with the account here."), Fix::CheckAppSetup}},
    {{}, "", {}, PushOutcome::TryLater, providerDown},
    {{}, "", {}, PushOutcome::TooLarge, tooLarge},
    {{}, "", 400, PushOutcome::Misconfigured, ownRequest},
    {{}, "", {}, PushOutcome::Misconfigured, credentialRefused},
    {{},
     "",
     {},
     PushOutcome::Expired,
     {QT_TRANSLATE_NOOP("PushReasonText", "The provider answered too late"),
      QT_TRANSLATE_NOOP("PushReasonText", "The call was over before the provider said anything."),
      QT_TRANSLATE_NOOP("PushReasonText", "Check this server's connection to the provider if it happens often."),
      Fix::CheckNetwork}},
    {{},
     "",
     {},
     PushOutcome::Unreachable,
     {QT_TRANSLATE_NOOP("PushReasonText", "The provider could not be reached"),
      QT_TRANSLATE_NOOP("PushReasonText",
                        "There was no connection, or it broke off. The push may have been delivered all "
                        "the same."),
      QT_TRANSLATE_NOOP("PushReasonText", "Check name resolution, firewall and proxy of this server."),
      Fix::CheckNetwork}},
};

bool matches(const Row &row, const PushLogEntry &entry)
{
    return (!row.provider || *row.provider == entry.provider) && (!row.status || *row.status == entry.status) &&
           (!row.outcome || *row.outcome == entry.outcome) &&
           (*row.reason == '\0' || entry.reason == QLatin1String(row.reason));
}

QString translated(const char *text)
{
    return *text == '\0' ? QString() : QCoreApplication::translate(context, text);
}

} // namespace

PushExplanation explainPush(const PushLogEntry &entry)
{
    if (const auto own = explainOwnReason(entry))
        return *own;
    // An accepted push may carry the refusal that an earlier attempt met; the outcome is what counts.
    PushLogEntry asked = entry;
    if (entry.outcome == PushOutcome::Accepted) {
        asked.reason.clear();
        asked.status = 200;
    }
    const auto row = std::find_if(std::begin(table), std::end(table), [&](const Row &r) { return matches(r, asked); });
    const Words &words = row == std::end(table) ? ownRequest : row->words;
    return {translated(words.title), translated(words.cause), translated(words.advice), words.fix};
}

} // namespace wakeline
