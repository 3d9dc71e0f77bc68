// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace wakeline {

/// Whether there is a session bus to talk on. Without one, asking for it could start one.
inline bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace wakeline
