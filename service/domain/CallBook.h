// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "CallDecision.h"
#include "IncomingCall.h"
#include "PbxReport.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace wakeline {

/// The calls that are up now, each with what is known of its waking. Pure: reports and the time in, changed calls out.
/// A call that ended is answered once with CallState::Ended and then forgotten.
class CallBook
{
public:
    /// \param calleeName  from the directory, for people to read
    Call arrived(const IncomingCall &call, const CallDecision &decision, const QString &calleeName,
                 const QDateTime &now);

    /// A step of it failed and this one follows. \return the call; none if it is not up
    std::optional<Call> moved(const QString &callId, const CallDecision &decision, const QDateTime &now);

    /// \return the call, if the report changed it; none for a report of a call that already ended
    std::optional<Call> report(const CallReport &report, const QDateTime &now);

    /// The SIP server is asked for its list. The answer takes a while and shows it as it was at some moment in between,
    /// so replace() believes the reports of that time rather than the list.
    void listAsked();
    /// The SIP server's own list after a reconnection: calls it no longer has are ended, calls it has are taken over.
    QList<Call> replace(const QList<CallReport> &calls, const QDateTime &now);

    std::optional<Call> pushSent(const QString &callId, int devices);
    std::optional<Call> pushAccepted(const QString &callId, const QDateTime &now);
    std::optional<Call> woken(const QString &callId, const QDateTime &now);

    std::optional<Call> transferring(const QString &callId, const QString &target);
    std::optional<Call> transferred(const QString &callId, TransferState state, std::optional<int> code);

    /// Held calls whose end was never reported: the hold is over for longer than the SIP server could need to say so.
    QList<Call> review(const QDateTime &now);

    std::optional<Call> find(const QString &callId) const;
    QList<Call> active() const; ///< oldest first
    struct Counts
    {
        int held = 0;
        int ringing = 0;
        int answered = 0;
        bool operator==(const Counts &) const = default;
    };
    Counts counts() const;
    QList<Call> heldFor(const QString &extension) const;

    struct Load
    {
        int ringing = 0;
        int answered = 0;
        bool operator==(const Load &) const = default;
    };
    /// Calls that the extension takes part in, as caller or callee. A held call does not ring yet.
    Load loadOf(const QString &extension) const;

private:
    Call ended(const QString &callId, Disposition disposition, std::optional<int> code, const QDateTime &now);

    void enlist(const Call &call);
    void delist(const Call &call);
    void weigh(const Call &call, int sign);

    // Thousands of calls may be up at once, and many of them from one number (an anonymous caller, a call centre), so
    // no step may walk through all calls of one extension.
    QHash<QString, Call> m_calls;
    QHash<QString, QSet<QString>> m_callIdsOf; ///< extension → Call-IDs
    QHash<QString, Load> m_loads;              ///< extension → what loadOf() answers; only where it is not nothing
    std::optional<QSet<QString>> m_heardOf; ///< Call-IDs that came or ended since listAsked(), until the list is there
};

} // namespace wakeline
