// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailLog.h"

namespace wakeline {

Q_LOGGING_CATEGORY(lcVoicemail, "wakeline.voicemail")

} // namespace wakeline
