// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveModels.h"

namespace wakeline {

void LiveModels::loadRegistrations(const QList<Registration> &list)
{
    registrations.reset(list);
    extensions.resetRegistrations(list);
}

void LiveModels::loadCalls(const QList<Call> &list)
{
    calls.reset(list);
}

void LiveModels::loadPushLog(const QList<PushLogEntry> &list)
{
    pushLog.reset(list);
    extensions.resetPushes(list);
}

void LiveModels::loadExtensions(const QList<Extension> &list)
{
    extensions.reset(list);
}

void LiveModels::changeRegistration(const Registration &registration)
{
    registrations.upsert(registration);
    extensions.setRegistration(registration);
}

void LiveModels::changeCall(const Call &call)
{
    calls.upsert(call);
}

void LiveModels::changePush(const PushLogEntry &entry)
{
    pushLog.upsert(entry);
    extensions.setPush(entry);
}

void LiveModels::changeExtension(const Extension &extension)
{
    extensions.upsert(extension);
}

void LiveModels::removeExtension(const QString &number)
{
    extensions.remove(number);
    registrations.remove(number);
}

void LiveModels::tick(const QDateTime &now)
{
    registrations.tick(now);
    calls.tick(now);
    pushLog.tick(now);
    extensions.tick(now);
}

void LiveModels::setStale(bool stale)
{
    registrations.setStale(stale);
    calls.setStale(stale);
    pushLog.setStale(stale);
    extensions.setStale(stale);
}

} // namespace wakeline
