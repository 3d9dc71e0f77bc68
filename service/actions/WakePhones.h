// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallPolicy.h"
#include "CallPreview.h"
#include "Clock.h"
#include "PbxReport.h"
#include "WakeBook.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QObject>

namespace wakeline {

class Directory;
class LiveBoard;
class Pbx;
class SendPush;

/// The main walk: an INVITE for a sleeping phone becomes a push to each of its devices, a held call, and its delivery.
///
/// Everything it needs to decide is in memory, so a call is decided and pushed while the database is away.
class WakePhones : public QObject
{
    Q_OBJECT

public:
    /// The box that takes calls for an extension; empty for none. Asked at every call, so answered from memory.
    using MailboxOf = std::function<QString(const QString &extension)>;

    WakePhones(Pbx &pbx, Directory &directory, SendPush &sendPush, LiveBoard &board, const Clock &clock,
               CallPolicy::Options policy, MailboxOf mailboxOf = {});

    void callArrived(const IncomingCall &call);
    void stepFailed(const CallStepFailed &step);
    /// A REGISTER: finds the devices that it shows awake, and how long each took.
    void bindingReported(const BindingReport &report);
    /// A call that was cancelled or answered elsewhere is called off on the devices that were pushed for it.
    void callReported(const CallReport &report);
    /// What would become of a call now, if the callee were as it is given; nobody is called.
    CallPreview rehearse(const Extension &callee, const CallTrial &trial) const;
    /// Counts from the next call on.
    void setPolicy(const CallPolicy::Options &policy);
    /// Forgets old wakes. Call it every second.
    void review();

Q_SIGNALS:
    /// A pushed device registered.
    void deviceWoke(qint64 deviceId, const QString &callId, std::chrono::milliseconds afterPush);

private:
    CallWorld worldOf(const QString &callId, const QString &callee, std::optional<int> contacts) const;
    QList<PushTarget> sleepingTargets(const QString &extension, bool awakeToo) const;
    void goOn(const CallStepFailed &step);
    void wakeFor(const IncomingCall &call, const CallDecision &decision);
    void warnOfRefused(const IncomingCall &call, const CallWorld &world) const;
    QCoro::Task<> push(WakeKey key, PushMessage message, QDeadlineTimer deadline);
    QCoro::Task<> callOff(PushMessage message);
    void endHold(const WakeKey &key);

    Pbx &m_pbx;
    Directory &m_directory;
    SendPush &m_sendPush;
    LiveBoard &m_board;
    const Clock &m_clock;
    CallPolicy::Options m_options;
    CallPolicy m_policy;
    MailboxOf m_mailboxOf;
    WakeBook m_wakes;
};

} // namespace wakeline
