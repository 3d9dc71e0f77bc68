// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLog.h"

namespace wakeline {

Q_LOGGING_CATEGORY(lcPush, "wakeline.push")

} // namespace wakeline
