// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Listening.h"
#include "PinLockout.h"
#include "ReadVoicemail.h"
#include "RemoveVoicemail.h"
#include "VoicemailBoxTable.h"
#include "VoicemailPinTable.h"

#include <QHash>

namespace wakeline {

class PasswordHasher;

/// The service's half of listening by phone: who may, with which PIN, and what becomes of the messages. The recorder,
/// which has the call, asks.
///
/// A call may do nothing before its box is open, whatever it asks. What is read or removed goes the same way as through
/// the HTTP API, so that lamps and consoles follow.
class ListenByPhone
{
public:
    struct Parts
    {
        VoicemailBoxTable &boxes;
        VoicemailPinTable &pins;
        VoicemailMessageTable &messages;
        AudioStore &store;
        ReadVoicemail &reading;
        RemoveVoicemail &removal;
        PasswordHasher &hasher;
        const Clock &clock;
    };
    struct Options
    {
        PinLockout lockout = {};
        int pinsPerCall = 3;
        qsizetype calls = 2000; ///< open at once; more are refused

        bool operator==(const Options &) const = default;
    };

    ListenByPhone(Parts parts, Options options) : m_parts(parts), m_options(options) {}

    /// One question of a call at a time. A `close` is done with when it returns; its reply is nobody's.
    QCoro::Task<ListeningReply> answer(ListeningRequest request);

    /// The recorder is gone, and its calls with it.
    void forgetCalls() { m_calls.clear(); }

private:
    struct OpenCall
    {
        qint64 box = 0;      ///< 0: still being looked up
        bool isOpen = false; ///< the PIN was right, or there is none
        int pins = 0;
    };

    QCoro::Task<ListeningReply> open(ListeningRequest request);
    QCoro::Task<ListeningReply> openBox(ListeningRequest request);
    QCoro::Task<ListeningReply> checkPin(ListeningRequest request);
    QCoro::Task<ListeningReply> act(ListeningRequest request);
    QCoro::Task<ListeningReply> list(QString id, qint64 box);

    Parts m_parts;
    Options m_options;
    QHash<QString, OpenCall> m_calls;
};

} // namespace wakeline
