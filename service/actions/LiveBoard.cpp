// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveBoard.h"

namespace wakeline {

void LiveBoard::show(const std::optional<Registration> &registration)
{
    if (registration)
        publish(Topic::Registrations, QStringLiteral("registration.changed"), toJson(*registration));
}

void LiveBoard::show(const std::optional<Call> &call)
{
    if (!call)
        return;
    publish(Topic::Calls, QStringLiteral("call.changed"), toJson(*call));
    showCallsOf(call->callee);
    showCallsOf(call->caller);
}

void LiveBoard::publish(Topic topic, const QString &type, const QJsonObject &data)
{
    m_events.publish(topic, type, data, m_clock.now());
}

void LiveBoard::review()
{
    const QDateTime now = m_clock.now();
    showAll(m_registrations.review(now));
    showAll(m_calls.review(now));
}

void LiveBoard::showCallsOf(const QString &extension)
{
    const CallBook::Load load = m_calls.loadOf(extension);
    show(m_registrations.setCalls(extension, load.ringing, load.answered));
}

} // namespace wakeline
