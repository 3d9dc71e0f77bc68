// SPDX-License-Identifier: GPL-3.0-or-later
#include "PbxLog.h"

namespace wakeline {

Q_LOGGING_CATEGORY(lcPbx, "wakeline.pbx")

} // namespace wakeline
