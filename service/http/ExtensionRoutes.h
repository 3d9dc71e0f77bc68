// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ExtensionTable.h"
#include "PushLogEntry.h"
#include "Registration.h"
#include "Route.h"

namespace wakeline {

class ChangeExtension;
class DeviceTable;
class RemoveDevice;

/// The live registration of an extension; none if it never registered.
using FindRegistration = std::function<std::optional<Registration>(QString extension)>;
/// Sends a test push to every device of an extension.
using SendTestPush = std::function<QCoro::Task<Result<QList<PushLogEntry>>>(QString extension)>;

/// Extensions, and what belongs to one: its registration and its devices.
class ExtensionRoutes
{
public:
    struct Parts
    {
        ExtensionTable &extensions;
        DeviceTable &devices;
        ChangeExtension &changes;
        RemoveDevice &removals;
        FindRegistration registration;
        SendTestPush testPush;
    };

    explicit ExtensionRoutes(Parts parts) : m_parts(std::move(parts)) {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);
    QCoro::Task<Reply> create(Request request);
    QCoro::Task<Reply> show(Request request);
    QCoro::Task<Reply> change(Request request);
    QCoro::Task<Reply> remove(Request request);
    QCoro::Task<Reply> registrations(Request request);
    QCoro::Task<Reply> devices(Request request);
    QCoro::Task<Reply> removeDevice(Request request);
    QCoro::Task<Reply> testPush(Request request);

    QCoro::Task<Result<Extension>> extensionOf(Request request);

    Parts m_parts;
};

} // namespace wakeline
