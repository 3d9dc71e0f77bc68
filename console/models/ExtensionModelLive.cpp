// SPDX-License-Identifier: GPL-3.0-or-later
// The live state that stands beside the extensions: where they are registered, and what became of the last push.
#include "ExtensionModel.h"

namespace wakeline {

namespace {

bool isWakeUp(const PushLogEntry &entry)
{
    return entry.event == PushEvent::IncomingCall || entry.event == PushEvent::Test;
}

bool isNewer(const PushLogEntry &one, const PushLogEntry &other)
{
    return one.at > other.at || (one.at == other.at && one.id > other.id);
}

} // namespace

const ExtensionLive *ExtensionModel::liveOf(const QString &number) const
{
    if (const int row = rows().find(number); row >= 0)
        return &rows().at(row).live;
    const auto stray = m_strays.constFind(number);
    return stray == m_strays.cend() ? nullptr : &*stray;
}

void ExtensionModel::setLive(const QString &number, ExtensionLive live)
{
    if (const int row = rows().find(number); row >= 0)
        change(row, {rows().at(row).extension, std::move(live)});
    else if (m_strays.contains(number) || m_strays.size() < strayLimit)
        m_strays.insert(number, std::move(live));
}

void ExtensionModel::setRegistration(const Registration &registration)
{
    const ExtensionLive *known = liveOf(registration.extension);
    ExtensionLive live = known ? *known : ExtensionLive();
    live.registration = registration;
    setLive(registration.extension, std::move(live));
}

void ExtensionModel::setRegistrations(const QList<Registration> &registrations)
{
    std::vector<std::pair<int, ExtensionRow>> changes;
    for (const Registration &registration : registrations) {
        if (const int row = rows().find(registration.extension); row >= 0)
            changes.emplace_back(row, ExtensionRow{rows().at(row).extension, {registration, rows().at(row).live.push}});
        else
            setRegistration(registration);
    }
    changeAll(std::move(changes));
}

void ExtensionModel::keepRegistrations(const QList<Registration> &registrations)
{
    QSet<QString> named;
    for (const Registration &registration : registrations)
        named.insert(registration.extension);
    std::vector<std::pair<int, ExtensionRow>> changes;
    for (int row = 0; row < rows().size(); ++row) {
        if (rows().at(row).live.registration && !named.contains(rows().keyAt(row)))
            changes.emplace_back(row, ExtensionRow{rows().at(row).extension, {std::nullopt, rows().at(row).live.push}});
    }
    changeAll(std::move(changes));
}

void ExtensionModel::resetRegistrations(const QList<Registration> &registrations)
{
    keepRegistrations(registrations);
    setRegistrations(registrations);
}

void ExtensionModel::setPush(const PushLogEntry &entry)
{
    if (!isWakeUp(entry))
        return;
    const ExtensionLive *known = liveOf(entry.extension);
    ExtensionLive live = known ? *known : ExtensionLive();
    if (live.push && isNewer(*live.push, entry))
        return;
    live.push = entry;
    setLive(entry.extension, std::move(live));
}

void ExtensionModel::resetPushes(const QList<PushLogEntry> &entries)
{
    QHash<QString, PushLogEntry> newest;
    for (const PushLogEntry &entry : entries) {
        const auto known = newest.constFind(entry.extension);
        if (isWakeUp(entry) && (known == newest.cend() || !isNewer(*known, entry)))
            newest.insert(entry.extension, entry);
    }
    std::vector<std::pair<int, ExtensionRow>> changes;
    for (const PushLogEntry &entry : std::as_const(newest)) {
        const int row = rows().find(entry.extension);
        if (row < 0) {
            setPush(entry);
            continue;
        }
        const ExtensionRow &known = rows().at(row);
        if (!known.live.push || !isNewer(*known.live.push, entry))
            changes.emplace_back(row, ExtensionRow{known.extension, {known.live.registration, entry}});
    }
    changeAll(std::move(changes));
}

} // namespace wakeline
