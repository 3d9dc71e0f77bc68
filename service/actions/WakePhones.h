// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallPolicy.h"
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
    WakePhones(Pbx &pbx, Directory &directory, SendPush &sendPush, LiveBoard &board, const Clock &clock,
               CallPolicy::Options policy);

    void callArrived(const IncomingCall &call);
    void stepFailed(const CallStepFailed &step);
    /// A REGISTER: finds the devices that it shows awake, and how long each took.
    void bindingReported(const BindingReport &report);
    /// A call that was cancelled or answered elsewhere is called off on the devices that were pushed for it.
    void callReported(const CallReport &report);
    /// Forgets old wakes. Call it every second.
    void review();

Q_SIGNALS:
    /// A pushed device registered.
    void deviceWoke(qint64 deviceId, const QString &callId, std::chrono::milliseconds afterPush);

private:
    CallDecision decide(const IncomingCall &call, const QList<PushTarget> &targets) const;
    QList<PushTarget> sleepingTargets(const IncomingCall &call) const;
    void pushAll(const IncomingCall &call, const CallDecision &decision, const QList<PushTarget> &targets);
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
    WakeBook m_wakes;
};

} // namespace wakeline
