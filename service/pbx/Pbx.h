// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallDecision.h"
#include "CallTransfer.h"
#include "IncomingCall.h"
#include "LampBook.h"
#include "PbxReport.h"

#include "Result.h"

#include <QCoroTask>
#include <QObject>

namespace wakeline {

/// A SIP server that asks us about calls and tells us what becomes of them. Adapters speak its protocol, emit shared
/// types and carry out decisions; they decide nothing themselves.
class Pbx : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Connects, and keeps connecting until the object dies.
    virtual void start() = 0;
    virtual bool isConnected() const = 0;

    /// Answers an IncomingCall or a CallStepFailed. A decision for a transaction that is gone is reported, not an
    /// error.
    virtual void decide(const QString &transaction, const CallDecision &decision) = 0;

    /// Removes what this account of a device has registered; its extension's other bindings stay. While the server is
    /// away it is kept for its return. An account with nothing registered is no error.
    virtual void logOut(const QString &extension, const QString &account) = 0;

    /// Ends an answered call: both of its sides get a BYE. \return `not_found` for a call that is over;
    /// `call_not_answered`; `unavailable` if the server does not answer
    virtual QCoro::Task<Result<void>> hangUp(QString callId) = 0;

    /// Tells the phone that stays to call the target. It has accepted that when this returns; transferReported() tells
    /// how it goes on. \return `not_found`, `call_not_answered`; `transfer_refused` if the phone does not do it;
    /// `unavailable` if the SIP server or the phone does not answer
    virtual QCoro::Task<Result<void>> transfer(CallTransfer transfer) = 0;

    /// The message lamps of an extension's phones. While the server is away nothing is kept: after synchronised() all
    /// are to be shown again. A server without lamps shows none.
    virtual void showLamp(const MessageLamp &lamp) { Q_UNUSED(lamp) }

    /// Asks for everything the server holds; synchronised() follows.
    virtual void resynchronise() = 0;

Q_SIGNALS:
    void connectedChanged(bool connected);
    void callArrived(const wakeline::IncomingCall &call);
    void stepFailed(const wakeline::CallStepFailed &step);
    void bindingReported(const wakeline::BindingReport &report);
    void callReported(const wakeline::CallReport &report);
    void transferReported(const wakeline::TransferReport &report);
    void decisionStale(const QString &transaction);
    /// It is asked for everything it holds: calls that arrive from here on may be missing in the snapshot.
    void synchronising();
    /// After every (re)connection, and after resynchronise().
    void synchronised(const wakeline::PbxSnapshot &snapshot);
};

} // namespace wakeline
