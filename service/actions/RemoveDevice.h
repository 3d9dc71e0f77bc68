// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Directory.h"

namespace wakeline {

/// An operator logs a device out: it is not pushed any more, its app's session is over, and if it has a SIP account of
/// its own, that is gone with everything it registered. What holds the extension's own password can register anew.
class RemoveDevice
{
public:
    RemoveDevice(Directory &directory, ExtensionTable &extensions) : m_directory(directory), m_extensions(extensions) {}

    /// Errors: `not_found` if there is no such extension, or the device rings for another one; the database's.
    QCoro::Task<Result<void>> remove(qint64 extensionId, qint64 deviceId);

    /// The same for a device that is known by its app's session, with all push devices of that.
    /// Errors: `not_found` if the extension has no such session; the database's.
    QCoro::Task<Result<void>> signOut(qint64 extensionId, qint64 sessionId);

private:
    Directory &m_directory;
    ExtensionTable &m_extensions;
};

} // namespace wakeline
