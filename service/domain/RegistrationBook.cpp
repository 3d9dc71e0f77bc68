// SPDX-License-Identifier: GPL-3.0-or-later
#include "RegistrationBook.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

/// Kamailio pings every contact each 30 s (kamailio.cfg): three missed pings make a binding doubtful.
constexpr auto keepaliveDoubt = 95s;

/// The SIP server reports an expiry itself; only one that is this late was lost on the way.
constexpr auto expiryGrace = 90s;

bool isDoubtful(const Binding &binding, const QDateTime &now)
{
    return binding.lastKeepaliveAt && binding.lastKeepaliveAt->secsTo(now) > keepaliveDoubt.count();
}

} // namespace

std::optional<Registration> RegistrationBook::apply(const BindingReport &report, const QDateTime &now)
{
    using Change = BindingReport::Change;
    const bool isGone = report.change == Change::Removed || report.change == Change::Expired;
    // What goes has been here: a deleted extension's binding that ends later does not bring the extension back.
    if (isGone && !m_entries.contains(report.extension))
        return std::nullopt;
    Entry &entry = entryOf(report.extension);
    const Registration before = entry.shown;
    if (isGone) {
        const bool all = report.contact == u"*";
        entry.shown.bindings.removeIf([&](const Binding &binding) { return all || binding.contact == report.contact; });
        if (before.bindings.size() != entry.shown.bindings.size())
            entry.shown.lastSeenAt = report.change == Change::Removed ? now : before.lastSeenAt;
    } else {
        addBinding(entry, report, now);
        entry.shown.lastSeenAt = now;
    }
    settle(entry, now);
    return entry.shown == before ? std::nullopt : std::optional(entry.shown);
}

void RegistrationBook::addBinding(Entry &entry, const BindingReport &report, const QDateTime &now)
{
    Binding binding{report.contact,
                    report.instance,
                    report.userAgent,
                    report.source,
                    now.addSecs(report.expires.count()),
                    report.rttUs,
                    report.lastKeepaliveAt,
                    report.push.has_value()};
    QList<Binding> &bindings = entry.shown.bindings;
    const auto known = std::ranges::find(bindings, report.contact, &Binding::contact);
    if (known == bindings.end()) {
        bindings.prepend(binding);
        return;
    }
    // A report that does not speak of the keepalive keeps what was measured before.
    if (!binding.rttUs)
        binding.rttUs = known->rttUs;
    if (!binding.lastKeepaliveAt)
        binding.lastKeepaliveAt = known->lastKeepaliveAt;
    *known = binding;
}

QList<Registration> RegistrationBook::replace(const QList<BindingReport> &bindings, const QDateTime &now)
{
    QHash<QString, Registration> before;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        before.insert(it.key(), it->shown);
        it->shown.bindings.clear();
    }
    for (const BindingReport &report : bindings)
        addBinding(entryOf(report.extension), report, now);
    QList<Registration> changed;
    for (Entry &entry : m_entries) {
        settle(entry, now);
        if (!entry.shown.bindings.isEmpty() && !entry.shown.lastSeenAt)
            entry.shown.lastSeenAt = now;
        if (before.value(entry.shown.extension) != entry.shown)
            changed.append(entry.shown);
    }
    return changed;
}

std::optional<Registration> RegistrationBook::setCalls(const QString &extension, int ringing, int answered)
{
    const auto entry = m_entries.find(extension);
    if (entry == m_entries.end())
        return std::nullopt;
    const RegistrationState before = entry->shown.state;
    entry->ringing = ringing;
    entry->answered = answered;
    settle(*entry, {});
    return entry->shown.state == before ? std::nullopt : std::optional(entry->shown);
}

std::optional<Registration> RegistrationBook::setDirectoryFacts(const QString &extension, const QString &displayName,
                                                                int pushDevices)
{
    const auto entry = m_entries.find(extension);
    if (entry == m_entries.end())
        return std::nullopt;
    if (entry->shown.displayName == displayName && entry->shown.pushDevices == pushDevices)
        return std::nullopt;
    entry->shown.displayName = displayName;
    entry->shown.pushDevices = pushDevices;
    return entry->shown;
}

QList<Registration> RegistrationBook::review(const QDateTime &now)
{
    QList<Registration> changed;
    for (Entry &entry : m_entries) {
        const Registration before = entry.shown;
        entry.shown.bindings.removeIf(
            [&](const Binding &binding) { return binding.expiresAt.secsTo(now) > expiryGrace.count(); });
        settle(entry, now);
        if (entry.shown != before)
            changed.append(entry.shown);
    }
    return changed;
}

std::optional<Registration> RegistrationBook::find(const QString &extension) const
{
    const auto entry = m_entries.constFind(extension);
    return entry == m_entries.cend() ? std::nullopt : std::optional(entry->shown);
}

QList<Registration> RegistrationBook::all() const
{
    return page(0, count());
}

QList<Registration> RegistrationBook::page(int offset, int limit) const
{
    const int first = std::min(offset, count());
    const int last = first + std::min(limit, count() - first);
    QList<Registration> list;
    list.reserve(last - first);
    auto entry = std::next(m_entries.cbegin(), first);
    for (int i = first; i < last; ++i, ++entry)
        list.append(entry->shown);
    return list;
}

int RegistrationBook::registeredCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_entries, [](const Entry &entry) { return !entry.shown.bindings.isEmpty(); }));
}

void RegistrationBook::remove(const QString &extension)
{
    m_entries.remove(extension);
}

void RegistrationBook::settle(Entry &entry, const QDateTime &now)
{
    const QList<Binding> &bindings = entry.shown.bindings;
    // Doubt is only judged when the time is given: a call's report alone does not settle it.
    const bool doubtful = now.isValid()
                              ? std::ranges::all_of(bindings, [&](const Binding &b) { return isDoubtful(b, now); })
                              : entry.shown.state == RegistrationState::Checking;
    if (entry.answered > 0)
        entry.shown.state = RegistrationState::OnCall;
    else if (entry.ringing > 0)
        entry.shown.state = RegistrationState::Ringing;
    else if (bindings.isEmpty())
        entry.shown.state = RegistrationState::Offline;
    else
        entry.shown.state = doubtful ? RegistrationState::Checking : RegistrationState::Online;
}

RegistrationBook::Entry &RegistrationBook::entryOf(const QString &extension)
{
    Entry &entry = m_entries[extension];
    entry.shown.extension = extension;
    return entry;
}

} // namespace wakeline
