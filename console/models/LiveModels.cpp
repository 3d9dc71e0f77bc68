// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveModels.h"

namespace wakeline {

namespace {

/// Holds the counts until its end, unless they are held already.
class CountsHold
{
public:
    CountsHold(LiveModels &models, bool held) : m_models(held ? nullptr : &models)
    {
        if (m_models)
            m_models->holdCounts(true);
    }
    ~CountsHold()
    {
        if (m_models)
            m_models->holdCounts(false);
    }
    Q_DISABLE_COPY_MOVE(CountsHold)

private:
    LiveModels *m_models;
};

} // namespace

LiveModels::LiveModels(QObject *parent) : QObject(parent)
{
    m_comingTimer.setInterval(0);
    connect(&m_comingTimer, &QTimer::timeout, this, &LiveModels::takeNext);
}

void LiveModels::loadRegistrations(const QList<Registration> &list)
{
    const CountsHold hold(*this, m_countsHeld);
    m_comingTimer.stop();
    m_coming.clear();
    m_told.clear();
    registrations.reset(list);
    if (list.size() <= registrationSlice) {
        extensions.resetRegistrations(list);
        return;
    }
    extensions.keepRegistrations(list);
    m_coming = list;
    takeNext();
}

/// From the back, which costs nothing to take from.
void LiveModels::takeNext()
{
    QList<Registration> slice;
    for (int i = 0; i < registrationSlice && !m_coming.isEmpty(); ++i) {
        const Registration registration = m_coming.takeLast();
        if (!m_told.contains(registration.extension))
            slice.append(registration);
    }
    const CountsHold hold(*this, m_countsHeld);
    extensions.setRegistrations(slice);
    if (!m_coming.isEmpty()) {
        m_comingTimer.start();
        return;
    }
    m_comingTimer.stop();
    m_told.clear();
}

void LiveModels::loadCalls(const QList<Call> &list)
{
    calls.reset(list);
}

void LiveModels::loadPushLog(const QList<PushLogEntry> &list)
{
    const CountsHold hold(*this, m_countsHeld);
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
    if (m_leaving.contains(registration.extension))
        removeTogether();
    if (!m_coming.isEmpty())
        m_told.insert(registration.extension);
    registrations.upsert(registration);
    extensions.setRegistration(registration);
}

void LiveModels::changeCall(const Call &call)
{
    calls.upsert(call);
}

void LiveModels::changePush(const PushLogEntry &entry)
{
    if (m_leaving.contains(entry.extension))
        removeTogether();
    pushLog.upsert(entry);
    extensions.setPush(entry);
}

void LiveModels::changeExtension(const Extension &extension)
{
    if (m_leaving.contains(extension.number))
        removeTogether(); // it is another one with the same number
    extensions.upsert(extension);
}

void LiveModels::removeExtension(const QString &number)
{
    if (!m_coming.isEmpty())
        m_told.insert(number);
    if (m_countsHeld) {
        m_leaving.insert(number);
        return;
    }
    extensions.remove(number);
    registrations.remove(number);
}

/// Ten thousand that are deleted at once must not be ten thousand removals from tables of a hundred thousand rows.
void LiveModels::removeTogether()
{
    const QStringList numbers = std::exchange(m_leaving, {}).values();
    extensions.removeAll(numbers);
    registrations.removeAll(numbers);
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
    if (!hold)
        removeTogether();
    m_countsHeld = hold;
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
