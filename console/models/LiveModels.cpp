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

void LiveModels::addExtensions(const QList<Extension> &part)
{
    extensions.add(part);
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

void LiveModels::loadVoicemailBoxes(const QList<VoicemailBox> &list)
{
    voicemailBoxes.reset(list);
}

void LiveModels::changeVoicemailBox(const VoicemailBox &box)
{
    voicemailBoxes.upsert(box);
}

void LiveModels::removeVoicemailBox(qint64 id)
{
    voicemailBoxes.remove(id);
}

void LiveModels::countVoicemail(const VoicemailChange &change)
{
    voicemailBoxes.count(change);
}

void LiveModels::loadSystem(const SystemStatus &status)
{
    system.load(status);
}

void LiveModels::changePart(const PartStatus &part)
{
    system.change(part);
}

void LiveModels::loadLicenses(const QList<License> &list)
{
    licenses.reset(list);
}

void LiveModels::changeLicense(const License &license)
{
    licenses.upsert(license);
}

QList<LiveTable *> LiveModels::timedTables()
{
    return {&calls, &registrations, &pushLog, &extensions, &voicemailBoxes, &licenses};
}

void LiveModels::holdCounts(bool hold)
{
    const auto tables = timedTables();
    for (LiveTable *table : tables)
        table->holdCounts(hold);
}

void LiveModels::tick(const QDateTime &now)
{
    const auto tables = timedTables();
    for (LiveTable *table : tables)
        table->tick(now);
}

void LiveModels::setStale(bool stale)
{
    const auto tables = timedTables();
    for (LiveTable *table : tables)
        table->setStale(stale);
}

} // namespace wakeline
