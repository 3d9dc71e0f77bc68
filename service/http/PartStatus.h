// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SystemStatus.h"

#include <functional>

namespace wakeline {

/// Asked at every `/readyz` and `/api/v1/system/status`: it must answer from memory.
using PartsStatus = std::function<QList<PartStatus>()>;

} // namespace wakeline
