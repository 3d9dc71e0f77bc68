// SPDX-License-Identifier: GPL-3.0-or-later
#include "AlertBoard.h"

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds longestWait = 1min; ///< the clock may be set meanwhile

} // namespace

AlertBoard::AlertBoard(Clock clock, QObject *parent) : QObject(parent), m_clock(std::move(clock))
{
    m_next.setSingleShot(true);
    m_unmute.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &AlertBoard::tell);
    connect(&m_unmute, &QTimer::timeout, this, &AlertBoard::unmute);
}

void AlertBoard::setPreferences(const NotificationPreferences &preferences)
{
    m_policy.setPreferences(preferences);
    arm();
}

void AlertBoard::note(const Notice &notice, std::chrono::milliseconds ago)
{
    m_policy.note(notice, m_clock().addMSecs(-ago.count()));
    arm();
}

void AlertBoard::over(const QString &key)
{
    m_policy.over(key);
}

void AlertBoard::over(NoticeKind kind)
{
    m_policy.over(kind);
}

void AlertBoard::clear()
{
    m_policy.forget();
    m_newest.clear();
    m_missed = 0;
    m_next.stop();
    Q_EMIT changed();
}

void AlertBoard::setWindowInUse(bool inUse)
{
    m_inUse = inUse;
    if (!inUse || m_missed == 0)
        return;
    m_missed = 0;
    Q_EMIT changed();
}

void AlertBoard::muteFor(std::chrono::seconds duration)
{
    m_policy.mute(m_clock().addSecs(duration.count()));
    m_unmute.start(duration);
    Q_EMIT changed();
}

void AlertBoard::unmute()
{
    m_policy.mute({});
    m_unmute.stop();
    Q_EMIT changed();
}

void AlertBoard::arm()
{
    const auto next = m_policy.nextAt();
    if (!next) {
        m_next.stop();
        return;
    }
    const std::chrono::milliseconds left(m_clock().msecsTo(*next));
    m_next.start(std::clamp<std::chrono::milliseconds>(left, 0ms, longestWait));
}

void AlertBoard::tell()
{
    const QList<Alert> alerts = m_policy.due(m_clock(), m_inUse);
    arm();
    for (const Alert &alert : alerts) {
        m_newest.removeIf([&](const Alert &known) { return known.key == alert.key; });
        m_newest.prepend(alert);
        if (m_newest.size() > kept)
            m_newest.removeLast();
        m_missed += m_inUse ? 0 : 1;
        Q_EMIT alertRaised(alert);
    }
    if (!alerts.isEmpty())
        Q_EMIT changed();
}

} // namespace wakeline
