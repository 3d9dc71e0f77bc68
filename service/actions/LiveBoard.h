// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallBook.h"
#include "Clock.h"
#include "EventStream.h"
#include "RegistrationBook.h"

namespace wakeline {

/// What is happening now: the two books, and the events that tell every viewer of a change in them.
class LiveBoard
{
public:
    LiveBoard(EventStream &events, const Clock &clock) : m_events(events), m_clock(clock) {}

    const RegistrationBook &registrations() const { return m_registrations; }
    const CallBook &calls() const { return m_calls; }
    RegistrationBook &registrations() { return m_registrations; }
    CallBook &calls() { return m_calls; }

    /// Publishes `registration.changed`; nothing for no registration, so that a book's answer can be handed through.
    void show(const std::optional<Registration> &registration);
    /// Publishes `call.changed`, and the registrations of both parties if the call changes their state.
    void show(const std::optional<Call> &call);

    template <typename T>
    void showAll(const QList<T> &changed)
    {
        for (const T &one : changed)
            show(std::optional(one));
    }

    void publish(Topic topic, const QString &type, const QJsonObject &data);

    /// Finds by the clock what no report told: call it every second.
    void review();

private:
    void showCallsOf(const QString &extension);

    EventStream &m_events;
    const Clock &m_clock;
    RegistrationBook m_registrations;
    CallBook m_calls;
};

} // namespace wakeline
