// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"

namespace wakeline {

/// A device id as it is compared: `<urn:uuid:F81D4FAE-…>` (RFC 5626) and `f81d4fae-…` are the same.
QString canonicalDeviceId(const QString &id);

/// Names that the service gives to devices which have none of their own: `session:7`, `platform:ios`. No app may take
/// such a name.
bool isReservedDeviceId(const QString &id);

/// Whether two targets are one app on one phone, going by the +sip.instance of its REGISTER and the device id that it
/// told over REST; what a target says nothing of matches nothing. Their tokens may differ.
bool isSameApp(const PushTarget &a, const PushTarget &b);

/// What is known of a device after it registered once more. A REGISTER says nothing of what the app told over REST
/// (session, device id, payload), and REST nothing of the instance: neither wipes out the other's. Under another
/// extension it is a new owner's, who has nothing of the old one's.
PushTarget mergedTarget(const PushTarget &known, PushTarget registered);

} // namespace wakeline
