// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcHttp)   ///< requests, connections, listeners
Q_DECLARE_LOGGING_CATEGORY(lcEvents) ///< the live feed

} // namespace wakeline
