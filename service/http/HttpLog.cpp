// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpLog.h"

namespace wakeline {

Q_LOGGING_CATEGORY(lcHttp, "wakeline.http")
Q_LOGGING_CATEGORY(lcEvents, "wakeline.events")

} // namespace wakeline
