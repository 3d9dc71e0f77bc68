// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"

#include <functional>

namespace wakeline {

/// What a decision about a call may ask, all of it answered from memory and as of one moment.
struct CallWorld
{
    /// None if the directory has no such number.
    std::function<std::optional<Extension>(const QString &number)> extension;
    /// Bindings that a call can be delivered to now.
    std::function<int(const QString &number)> liveContacts;
    /// Devices that a push may wake.
    std::function<int(const QString &number)> pushDevices;
    /// The voicemail box that takes calls for this extension; empty for none.
    std::function<QString(const QString &number)> mailbox;
    QDateTime now;

    /// Do not disturb, by the switch or by the hour, for this caller.
    bool isUndisturbed(const Extension &extension, const QString &caller) const;
};

} // namespace wakeline
