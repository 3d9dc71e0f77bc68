// SPDX-License-Identifier: GPL-3.0-or-later
#include "PendingDevices.h"

namespace wakeline {

bool PendingDevices::add(const PushTarget &registration)
{
    const TokenKey key = keyOf(registration);
    if (!m_registrations.contains(key)) {
        if (size() >= m_limit)
            return false;
        m_order.append(key);
        // Keys that are gone are dropped here, so that the list stays as bounded as the rest.
        if (m_order.size() > 2 * m_limit)
            m_order.removeIf([&](const TokenKey &old) { return old != key && !m_registrations.contains(old); });
    }
    m_registrations.insert(key, registration);
    return true;
}

DeviceEdit *PendingDevices::edit(qint64 id)
{
    if (!m_edits.contains(id) && size() >= m_limit)
        return nullptr;
    return &m_edits[id];
}

QList<PushTarget> PendingDevices::registrations(qsizetype most) const
{
    QList<PushTarget> registrations;
    QSet<TokenKey> taken;
    for (const TokenKey &key : m_order) {
        if (registrations.size() == most)
            break;
        const auto found = m_registrations.find(key);
        if (found == m_registrations.end() || taken.contains(key))
            continue;
        taken.insert(key);
        registrations.append(*found);
    }
    return registrations;
}

std::optional<std::pair<qint64, DeviceEdit>> PendingDevices::firstEdit() const
{
    if (m_edits.isEmpty())
        return std::nullopt;
    return std::pair(m_edits.begin().key(), m_edits.begin().value());
}

bool PendingDevices::done(const PushTarget &registration)
{
    const TokenKey key = keyOf(registration);
    const auto found = m_registrations.find(key);
    if (found == m_registrations.end() || *found != registration)
        return false;
    m_registrations.erase(found);
    m_order.removeOne(key);
    return true;
}

bool PendingDevices::done(qint64 id, const DeviceEdit &edit)
{
    const auto found = m_edits.find(id);
    if (found == m_edits.end() || *found != edit)
        return false;
    m_edits.erase(found);
    return true;
}

} // namespace wakeline
