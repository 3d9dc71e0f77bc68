// SPDX-License-Identifier: GPL-3.0-or-later
#include "StorageLog.h"

namespace wakeline {

Q_LOGGING_CATEGORY(lcStorage, "wakeline.storage")

} // namespace wakeline
