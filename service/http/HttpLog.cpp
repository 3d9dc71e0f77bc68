// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpLog.h"

namespace wakeline {

/// Whatever went well is at debug, and off: a gateway answers thousands of requests a second (docs/operations.md).
Q_LOGGING_CATEGORY(lcHttp, "wakeline.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcEvents, "wakeline.events")

} // namespace wakeline
