// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "NotificationPolicy.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace wakeline {

/// Keeps what an operator should know of: the newest alerts, and how many came while nobody looked. What is worth it
/// is decided by the NotificationPolicy; showing it is for whoever listens.
class AlertBoard : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kept = 20;
    using Clock = std::function<QDateTime()>; ///< this computer's, in its time zone

    explicit AlertBoard(Clock clock = &QDateTime::currentDateTime, QObject *parent = nullptr);

    void setPreferences(const NotificationPreferences &preferences);
    const NotificationPreferences &preferences() const { return m_policy.preferences(); }

    /// \param ago  how long it has been so
    void note(const Notice &notice, std::chrono::milliseconds ago = {});
    void over(const QString &key);
    void over(NoticeKind kind);
    /// Everything is forgotten: another connection.
    void clear();

    /// Whether somebody works with the window; what was missed has been seen then.
    void setWindowInUse(bool inUse);
    void muteFor(std::chrono::seconds duration);
    void unmute();
    bool isMuted() const { return m_policy.isMuted(m_clock()); }

    const QList<Alert> &newest() const { return m_newest; } ///< newest first
    int missed() const { return m_missed; }

Q_SIGNALS:
    void alertRaised(const wakeline::Alert &alert);
    /// The list, the count, or whether it is muted.
    void changed();

private:
    void tell();
    void arm();

    Clock m_clock;
    NotificationPolicy m_policy;
    QList<Alert> m_newest;
    int m_missed = 0;
    bool m_inUse = false;
    QTimer m_next;
    QTimer m_unmute;
};

} // namespace wakeline
