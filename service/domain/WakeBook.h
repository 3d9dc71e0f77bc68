// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "IncomingCall.h"
#include "PbxReport.h"
#include "PushMessage.h"

#include <QHash>
#include <QStringList>

#include <chrono>
#include <optional>

namespace wakeline {

/// One Call-ID for one extension whose devices are woken: a trunk may fork a call to several extensions under one
/// Call-ID, and a call may go on to the extensions that follow-me names.
struct WakeKey
{
    QString callee;
    QString callId;

    bool operator==(const WakeKey &) const = default;
    friend size_t qHash(const WakeKey &key, size_t seed = 0) { return qHashMulti(seed, key.callee, key.callId); }
};

/// What was pushed for which call, and which of the devices came. Pure: it remembers and answers, and sends nothing.
///
/// A call is remembered for a while after it ended, so that a retried INVITE of the same Call-ID pushes no second time.
class WakeBook
{
public:
    struct Limits
    {
        std::chrono::seconds memory{60}; ///< after the last word on the call
        qsizetype wakes = 20000;         ///< remembered at most; then the oldest are forgotten
    };

    struct Wake
    {
        struct Device
        {
            PushTarget target;
            QDateTime pushedAt;
            bool mayWake = false; ///< the provider took the push, or may have taken it
            QString contact;      ///< the binding that it came back with; empty while asleep
        };

        IncomingCall call;
        QDateTime startedAt;
        QDateTime touchedAt;
        QList<Device> devices;
        int unanswered = 0;         ///< pushes without the provider's answer yet
        QList<CallStepFailed> held; ///< INVITEs that wait for a registration, as steps that failed if none can come
        bool calledOff = false;
    };

    struct WokenDevice
    {
        WakeKey key;
        qint64 deviceId = 0;
        std::chrono::milliseconds afterPush{0};

        bool operator==(const WokenDevice &) const = default;
    };

    WakeBook() = default;
    explicit WakeBook(Limits limits) : m_limits(limits) {}

    /// \return whether this call was pushed before: then nothing is to be pushed again
    bool isKnown(const WakeKey &key) const { return m_wakes.contains(key); }

    /// \param leg  the extension whose devices `targets` are; empty: the callee itself
    void begin(const IncomingCall &call, const QList<PushTarget> &targets, const QDateTime &now,
               const QString &leg = {});
    /// \param step  what is to be said if every push is refused
    void hold(const WakeKey &key, const CallStepFailed &step, const QDateTime &now);
    /// This INVITE is not held any more.
    void release(const QString &callId, const QString &transaction);

    /// The provider answered for one device. \return whether every push was refused, so that waiting is pointless
    bool pushAnswered(const WakeKey &key, qint64 deviceId, const QString &token, bool mayWake);
    /// As pushAnswered() says once all have answered: true for a call that nothing can wake.
    bool isHopeless(const WakeKey &key) const;

    /// The INVITEs that wait for this call; they are handed out once.
    QList<CallStepFailed> takeHeld(const WakeKey &key);

    /// A REGISTER: which pushed devices it shows awake for the first time since their push.
    QList<WokenDevice> registered(const BindingReport &report, const QDateTime &now);

    /// Every extension that was woken for this call. \param callee  as the SIP server names it
    QList<WakeKey> keysOf(const QString &callId, const QString &callee) const;
    /// The call ended unanswered, or `contact` answered it. \return the devices that must be told, once
    QList<PushTarget> callOff(const WakeKey &key, const QString &answeringContact, const QDateTime &now);

    std::optional<Wake> find(const WakeKey &key) const;
    void review(const QDateTime &now);
    qsizetype size() const { return m_wakes.size(); }

private:
    void forget(const WakeKey &key);
    void makeRoom();

    Limits m_limits;
    QHash<WakeKey, Wake> m_wakes;
    QMultiHash<QString, WakeKey> m_byExtension;
    QMultiHash<QString, WakeKey> m_byCallId;
};

} // namespace wakeline
