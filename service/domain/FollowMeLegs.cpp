// SPDX-License-Identifier: GPL-3.0-or-later
#include "FollowMeLegs.h"

#include <QSet>

namespace wakeline {

namespace {

constexpr int deepest = 3;
constexpr qsizetype mostLegs = 10;

class Walk
{
public:
    Walk(const QString &caller, const CallWorld &world, const TrunkRules &trunk, bool external)
        : m_caller(caller), m_world(world), m_trunk(trunk), m_external(external)
    {}

    FollowMeLegs from(const Extension &callee)
    {
        m_seen.insert(callee.number);
        visit(callee, 1);
        return m_found;
    }

private:
    void visit(const Extension &extension, int depth)
    {
        for (const FollowMeNumber &entry : extension.followMeNumbers) {
            if (m_found.legs.size() >= mostLegs || m_seen.contains(entry.number))
                continue;
            m_seen.insert(entry.number);
            if (const auto colleague = m_world.extension(entry.number))
                take(entry, *colleague, depth);
            else
                takeExternal(entry);
        }
    }
    void take(const FollowMeNumber &entry, const Extension &colleague, int depth)
    {
        if (m_world.isUndisturbed(colleague, m_caller))
            return;
        if (m_world.liveContacts(entry.number) > 0 || m_world.pushDevices(entry.number) > 0)
            m_found.legs.append({entry.number, {}, entry.delay, entry.timeout});
        if (colleague.followMeEnabled && depth < deepest)
            visit(colleague, depth + 1);
    }
    void takeExternal(const FollowMeNumber &entry)
    {
        const auto uri = m_external ? m_trunk.uriOf(entry.number) : std::nullopt;
        if (uri)
            m_found.legs.append({entry.number, *uri, entry.delay, entry.timeout});
        else
            m_found.refused.append(entry.number);
    }

    QString m_caller;
    const CallWorld &m_world;
    const TrunkRules &m_trunk;
    bool m_external;
    QSet<QString> m_seen;
    FollowMeLegs m_found;
};

} // namespace

FollowMeLegs followMeLegs(const Extension &callee, const QString &caller, const CallWorld &world,
                          const TrunkRules &trunk, bool external)
{
    return Walk(caller, world, trunk, external).from(callee);
}

} // namespace wakeline
