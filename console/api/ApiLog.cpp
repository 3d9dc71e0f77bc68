// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApiLog.h"

namespace wakeline {

Q_LOGGING_CATEGORY(lcApi, "wakeline.console.api")

} // namespace wakeline
