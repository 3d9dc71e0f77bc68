// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppDeviceSession.h"
#include "Call.h"
#include "CallRecord.h"
#include "Device.h"
#include "Extension.h"
#include "PushLogEntry.h"
#include "Registration.h"

namespace wakeline {

/// A small company on a busy afternoon: enough of everything that every page has something to show.
/// All times lie around `now`.
QList<Extension> stageExtensions(const QDateTime &now);
QList<Registration> stageRegistrations(const QDateTime &now);
QList<Call> stageCalls(const QDateTime &now);
QList<CallRecord> stageRecords(const QDateTime &now);
QList<PushLogEntry> stagePushes(const QDateTime &now);
QList<Device> stageDevices(const QString &extension, const QDateTime &now);
/// The first of the devices signed in by a code; one more app has no push token.
QList<AppDeviceSession> stageSessions(const QString &extension, const QDateTime &now);

} // namespace wakeline
