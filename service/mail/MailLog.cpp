// SPDX-License-Identifier: GPL-3.0-or-later
#include "MailLog.h"

namespace wakeline {

Q_LOGGING_CATEGORY(lcMail, "wakeline.mail")

} // namespace wakeline
