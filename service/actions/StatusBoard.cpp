// SPDX-License-Identifier: GPL-3.0-or-later
#include "StatusBoard.h"

#include <QLoggingCategory>

namespace wakeline {

Q_LOGGING_CATEGORY(lcStatus, "wakeline.status")

void StatusBoard::add(const QString &name, Probe probe, Weight weight)
{
    const Health health = probe();
    m_probes.append(std::move(probe));
    m_parts.append({name, health.ok, health.message, m_clock.now(), weight == Weight::Essential});
}

void StatusBoard::review()
{
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const Health health = m_probes.at(i)();
        PartStatus &part = m_parts[i];
        if (part.ok == health.ok && part.message == health.message)
            continue;
        const bool turned = part.ok != health.ok;
        part.ok = health.ok;
        part.message = health.message;
        if (turned) {
            part.since = m_clock.now();
            if (health.ok)
                qCInfo(lcStatus).noquote() << part.name << "is well:" << part.message;
            else
                qCWarning(lcStatus).noquote() << part.name << "is not well:" << part.message;
        }
        m_board.publish(Topic::System, QStringLiteral("system.status"), toJson(part));
    }
}

} // namespace wakeline
