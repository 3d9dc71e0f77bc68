// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QSet>

#include <chrono>

namespace wakeline {

/// What an operator can be told of while the console is not looked at; the most important first.
enum class NoticeKind {
    Certificate, ///< the server shows another certificate than the trusted one
    Link,        ///< the connection to the server is lost
    Part,        ///< a part of the service is not well
    Alarm,       ///< the service said that somebody has to mend something
    License,     ///< of this installation: it has ended, or ends soon
    HeldCall,    ///< a call waits for a phone that does not wake
    FailedPush,
    Voicemail, ///< a new message
};

template <>
struct EnumNames<NoticeKind>
{
    static constexpr std::array names{std::pair{NoticeKind::Certificate, "certificate"},
                                      std::pair{NoticeKind::Link, "link"},
                                      std::pair{NoticeKind::Part, "part"},
                                      std::pair{NoticeKind::Alarm, "alarm"},
                                      std::pair{NoticeKind::License, "licence"},
                                      std::pair{NoticeKind::HeldCall, "held_call"},
                                      std::pair{NoticeKind::FailedPush, "failed_push"},
                                      std::pair{NoticeKind::Voicemail, "voicemail"}};
};

/// Without pushes and messages: on a large PBX there is always one.
QSet<NoticeKind> usualKinds();

/// What somebody wants to be told of, and when; of this user on this computer.
struct NotificationPreferences
{
    QSet<NoticeKind> kinds = usualKinds();
    QStringList boxes; ///< numbers of the voicemail boxes whose messages count; empty: all
    bool sound = true;
    bool onlyInBackground = true; ///< nothing while the window is in use
    bool quiet = false;           ///< nothing between the two times of day
    QTime quietFrom{22, 0};
    QTime quietTo{7, 0};
    bool stayInTray = false; ///< closing the window leaves the console running

    /// Whether this time of day is in the quiet hours; they may go over midnight.
    bool isQuietAt(const QTime &time) const;
    bool operator==(const NotificationPreferences &) const = default;
};

/// Something that may be worth telling.
struct Notice
{
    NoticeKind kind = NoticeKind::Alarm;
    QString key;     ///< of what it is about: while it waits to be told, a later one takes its place
    QString what;    ///< one line
    QString why;     ///< one sentence, or nothing
    QString subject; ///< what leads there: a Call-ID, the number of an extension or box, the code of an alarm

    bool operator==(const Notice &) const = default;
};

/// What is told, perhaps of several things of one kind together: then `subject` is empty.
struct Alert
{
    NoticeKind kind = NoticeKind::Alarm;
    QString key;
    QString title;
    QString text;
    QString subject;
    QDateTime at;
    bool onDesktop = false; ///< to be shown there; else it is only counted and listed
    bool sound = false;

    bool operator==(const Alert &) const = default;
};

/// Decides what is told, when, and how much of it at once. Pure: it is given every time, as this computer's clock and
/// time zone have it.
///
/// Most things have to last before they count (a call that is held, a link that is lost), and what comes together is
/// told together: no kind shows more than one notification in `kindPause`, however much happens.
class NotificationPolicy
{
    Q_DECLARE_TR_FUNCTIONS(wakeline::NotificationPolicy)

public:
    static constexpr std::chrono::seconds kindPause{30};
    /// More things than this do not wait one by one; they are only counted.
    static constexpr qsizetype mostWaiting = 200;
    /// So many of several things are named.
    static constexpr qsizetype mostNamed = 3;

    /// How long it must last before it is told, or is gathered with others of its kind.
    static std::chrono::seconds lasts(NoticeKind kind);
    /// The same thing is not told again within this.
    static std::chrono::seconds notAgainWithin(NoticeKind kind);

    void setPreferences(const NotificationPreferences &preferences);
    const NotificationPreferences &preferences() const { return m_preferences; }
    /// No desktop notification until then; an invalid time ends that.
    void mute(const QDateTime &until) { m_mutedUntil = until; }
    bool isMuted(const QDateTime &now) const { return m_mutedUntil.isValid() && now < m_mutedUntil; }

    /// \param since  when it began
    void note(const Notice &notice, const QDateTime &since);
    /// What the key stands for is over: if it was not told yet, it is not told any more.
    void over(const QString &key);
    /// All of a kind are.
    void over(NoticeKind kind);
    /// What was noted and told is forgotten; the preferences stay, and it stays muted.
    void forget();

    /// What is to be told now; afterwards it has been.
    QList<Alert> due(const QDateTime &now, bool windowInUse);
    /// When due() may have something again; none: not before something is noted.
    std::optional<QDateTime> nextAt() const;

private:
    struct Waiting
    {
        Notice notice;
        QDateTime from; ///< it is told then, or later
    };
    QDateTime readyAt(NoticeKind kind) const;
    Alert together(NoticeKind kind, const QList<Notice> &notices, qsizetype more, const QDateTime &now) const;

    NotificationPreferences m_preferences;
    QDateTime m_mutedUntil;
    QList<Waiting> m_waiting;              ///< in the order that they were noted
    QHash<NoticeKind, qsizetype> m_more;   ///< beyond mostWaiting
    QHash<QString, QDateTime> m_toldUntil; ///< by key: not told again before
    QHash<NoticeKind, QDateTime> m_shownAt;
};

} // namespace wakeline
