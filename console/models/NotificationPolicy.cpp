// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotificationPolicy.h"

#include <algorithm>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

/// \param count  2 or more
QString titleOf(NoticeKind kind, qsizetype count)
{
    switch (kind) {
    case NoticeKind::Certificate:
        return NotificationPolicy::tr("%n server certificates have changed", nullptr, static_cast<int>(count));
    case NoticeKind::Link:
        return NotificationPolicy::tr("%n connections are lost", nullptr, static_cast<int>(count));
    case NoticeKind::Part:
        return NotificationPolicy::tr("%n parts of the service are not well", nullptr, static_cast<int>(count));
    case NoticeKind::Alarm:
        return NotificationPolicy::tr("%n alarms", nullptr, static_cast<int>(count));
    case NoticeKind::License:
        return NotificationPolicy::tr("%n remarks on the licence", nullptr, static_cast<int>(count));
    case NoticeKind::HeldCall:
        return NotificationPolicy::tr("%n calls are held", nullptr, static_cast<int>(count));
    case NoticeKind::FailedPush:
        return NotificationPolicy::tr("Pushes to %n extensions failed", nullptr, static_cast<int>(count));
    case NoticeKind::Voicemail:
        return NotificationPolicy::tr("%n new voicemail messages", nullptr, static_cast<int>(count));
    }
    return {};
}

} // namespace

QSet<NoticeKind> usualKinds()
{
    return {NoticeKind::Certificate, NoticeKind::Link,    NoticeKind::Part,
            NoticeKind::Alarm,       NoticeKind::License, NoticeKind::HeldCall};
}

bool NotificationPreferences::isQuietAt(const QTime &time) const
{
    if (!quiet || quietFrom == quietTo)
        return false;
    return quietFrom < quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo;
}

std::chrono::seconds NotificationPolicy::lasts(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::HeldCall:
        return 10s;
    case NoticeKind::Link:
        return 30s;
    case NoticeKind::Part:
        return 5s; // a reconnect is not worth a word
    case NoticeKind::FailedPush:
        return 10s; // the pushes of one call, and of one outage, are told together
    case NoticeKind::Voicemail:
        return 3s;
    case NoticeKind::Certificate:
    case NoticeKind::Alarm:
    case NoticeKind::License:
        return 0s;
    }
    return 0s;
}

std::chrono::seconds NotificationPolicy::notAgainWithin(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::License:
        return 24h; // the service repeats it with every heartbeat
    case NoticeKind::Part:
    case NoticeKind::Alarm:
    case NoticeKind::FailedPush:
        return 10min;
    case NoticeKind::Certificate:
        return 1min;
    case NoticeKind::Link:
    case NoticeKind::HeldCall:
    case NoticeKind::Voicemail:
        return 0s; // another one each time
    }
    return 0s;
}

void NotificationPolicy::setPreferences(const NotificationPreferences &preferences)
{
    m_preferences = preferences;
    m_waiting.removeIf([&](const Waiting &one) { return !preferences.kinds.contains(one.notice.kind); });
    m_more.removeIf([&](const auto &one) { return !preferences.kinds.contains(one.key()); });
}

void NotificationPolicy::note(const Notice &notice, const QDateTime &since)
{
    if (!m_preferences.kinds.contains(notice.kind))
        return;
    const auto known =
        std::ranges::find(m_waiting, notice.key, [](const Waiting &waiting) { return waiting.notice.key; });
    if (known != m_waiting.end()) {
        known->notice = notice; // in newer words; it waits no longer for that
        return;
    }
    if (m_waiting.size() >= mostWaiting) {
        ++m_more[notice.kind];
        return;
    }
    m_waiting.append({notice, since.addSecs(lasts(notice.kind).count())});
}

void NotificationPolicy::over(const QString &key)
{
    m_waiting.removeIf([&](const Waiting &waiting) { return waiting.notice.key == key; });
}

void NotificationPolicy::over(NoticeKind kind)
{
    m_waiting.removeIf([kind](const Waiting &waiting) { return waiting.notice.kind == kind; });
    m_more.remove(kind);
}

void NotificationPolicy::forget()
{
    m_waiting.clear();
    m_more.clear();
    m_toldUntil.clear();
    m_shownAt.clear();
}

QDateTime NotificationPolicy::readyAt(NoticeKind kind) const
{
    const auto shown = m_shownAt.constFind(kind);
    return shown == m_shownAt.cend() ? QDateTime() : shown->addSecs(kindPause.count());
}

QList<Alert> NotificationPolicy::due(const QDateTime &now, bool windowInUse)
{
    m_toldUntil.removeIf([&](const auto &told) { return told.value() <= now; });
    const bool onDesktop =
        !isMuted(now) && !m_preferences.isQuietAt(now.time()) && !(windowInUse && m_preferences.onlyInBackground);
    QList<Alert> alerts;
    for (const auto &[kind, name] : EnumNames<NoticeKind>::names) {
        if (const QDateTime ready = readyAt(kind); ready.isValid() && now < ready)
            continue;
        QList<Notice> notices;
        for (const Waiting &waiting : std::as_const(m_waiting)) {
            if (waiting.notice.kind == kind && waiting.from <= now && !m_toldUntil.contains(waiting.notice.key))
                notices.append(waiting.notice);
        }
        m_waiting.removeIf(
            [&, kind = kind](const Waiting &waiting) { return waiting.notice.kind == kind && waiting.from <= now; });
        if (notices.isEmpty())
            continue;
        Alert alert = together(kind, notices, m_more.take(kind), now);
        alert.onDesktop = onDesktop;
        alert.sound = onDesktop && m_preferences.sound;
        alerts.append(alert);
        if (onDesktop)
            m_shownAt.insert(kind, now);
        if (const auto pause = notAgainWithin(kind); pause > 0s) {
            for (const Notice &notice : std::as_const(notices))
                m_toldUntil.insert(notice.key, now.addSecs(pause.count()));
        }
    }
    return alerts;
}

Alert NotificationPolicy::together(NoticeKind kind, const QList<Notice> &notices, qsizetype more,
                                   const QDateTime &now) const
{
    const Notice &first = notices.first();
    if (notices.size() == 1 && more == 0)
        return {kind, first.key, first.what, first.why, first.subject, now};
    QStringList lines;
    for (const Notice &notice : notices.mid(0, mostNamed))
        lines.append(notice.what);
    const qsizetype count = notices.size() + more;
    if (count > lines.size())
        lines.append(NotificationPolicy::tr("and %n more", nullptr, static_cast<int>(count - lines.size())));
    return {kind, enumName(kind), titleOf(kind, count), lines.join(QLatin1Char('\n')), {}, now};
}

std::optional<QDateTime> NotificationPolicy::nextAt() const
{
    std::optional<QDateTime> next;
    for (const Waiting &waiting : m_waiting) {
        const QDateTime ready = readyAt(waiting.notice.kind);
        const QDateTime at = ready.isValid() ? std::max(ready, waiting.from) : waiting.from;
        next = next ? std::min(*next, at) : at;
    }
    return next;
}

} // namespace wakeline
