// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderLog.h"

#include "Libre.h"

namespace wakeline {

Q_LOGGING_CATEGORY(lcRecorder, "wakeline.recorder")

void complainAtEdge(const char *what) noexcept
{
    qCCritical(lcRecorder, "A callback failed: %s", what);
}

} // namespace wakeline
