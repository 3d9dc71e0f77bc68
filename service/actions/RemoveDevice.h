// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Directory.h"

namespace wakeline {

/// An operator's removal of a device: it is not pushed any more until it registers again, and its app is signed out.
class RemoveDevice
{
public:
    RemoveDevice(Directory &directory, ExtensionTable &extensions) : m_directory(directory), m_extensions(extensions) {}

    /// Errors: `not_found` if there is no such extension, or the device rings for another one; the database's.
    QCoro::Task<Result<void>> remove(qint64 extensionId, qint64 deviceId);

private:
    Directory &m_directory;
    ExtensionTable &m_extensions;
};

} // namespace wakeline
