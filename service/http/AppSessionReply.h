// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppProfile.h"
#include "Reply.h"
#include "SignInApp.h"

namespace wakeline {

/// What every sign-in of an app answers: its tokens, its extension, and the SIP account to register with. Uncached, as
/// tokens must not stay in a cache on the way (RFC 6749 §5.1).
Reply signedInReply(const AppSignIn &signIn, const SipAccount &sip);

Reply tokensReply(const AppTokenPair &tokens);

} // namespace wakeline
