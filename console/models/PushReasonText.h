// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogEntry.h"

namespace wakeline {

/// Plain words for what a provider answered, for the push log's dock.
struct PushExplanation
{
    enum class Fix {
        None,            ///< nothing to do
        SignInAgain,     ///< the user opens or signs in to the app again
        CheckCredential, ///< an administrator checks the provider's key or account
        CheckAppSetup,   ///< bundle id, project or environment do not belong together
        WaitAndRetry,    ///< it passes by itself; test again later
        CheckNetwork,    ///< this server cannot reach the provider
        ReportBug,       ///< our own request was wrong
    };
    QString title;  ///< "The token is no longer valid"
    QString cause;  ///< one or two sentences
    QString advice; ///< what to do, or empty
    Fix fix = Fix::None;

    bool operator==(const PushExplanation &) const = default;
};

/// Looks the answer up by provider, HTTP status and reason, then by outcome; every entry gets some explanation.
PushExplanation explainPush(const PushLogEntry &entry);

} // namespace wakeline
