// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallDecision.h"
#include "CallTransfer.h"
#include "IncomingCall.h"
#include "LampBook.h"
#include "PbxReport.h"
#include "Result.h"

#include <QByteArray>

#include <variant>

/// The messages between kamailio.cfg and us, as docs/kamailio.md describes them. Pure: bytes to values and back.
namespace wakeline {

/// Kamailio knows our secret; calls and events follow.
struct EvapiWelcome
{
    int version = 0;
    bool lamps = false; ///< it tells phones of their messages (WITH_MWI)

    bool operator==(const EvapiWelcome &) const = default;
};

/// Kamailio has another secret.
struct EvapiRefused
{
    bool operator==(const EvapiRefused &) const = default;
};

struct EvapiPong
{
    int number = 0;
    bool gap = false; ///< we were silent for so long that Kamailio left us out: events are missing

    bool operator==(const EvapiPong &) const = default;
};

/// A piece of the answer to listMessage().
struct EvapiListPiece
{
    QString what; ///< `bindings` or `calls`
    qint64 at = 0;
    qint64 size = 0; ///< of the whole answer
    QByteArray piece;

    bool operator==(const EvapiListPiece &) const = default;
};

/// A decision came for a transaction that is over, or that Kamailio has decided by itself meanwhile.
struct StaleDecision
{
    QString transaction;

    bool operator==(const StaleDecision &) const = default;
};

/// What the phone answered to a REFER of ours.
struct TransferAnswer
{
    QByteArray token;
    int code = 0; ///< 408 if it did not answer at all

    bool operator==(const TransferAnswer &) const = default;
};

using KamailioMessage = std::variant<EvapiWelcome, EvapiRefused, EvapiPong, EvapiListPiece, StaleDecision, IncomingCall,
                                     CallStepFailed, BindingReport, CallReport, TransferAnswer, TransferReport>;

/// Reads one frame. Optional fields may be missing; a field of a wrong type, a missing required one and an unknown
/// event are errors. Error texts never hold a contact, because contacts carry push tokens.
Result<KamailioMessage> readKamailioMessage(const QByteArray &frame);

QByteArray helloMessage(const QByteArray &secret);
QByteArray pingMessage(int number);
QByteArray listMessage(const QString &what);
QByteArray logOutMessage(const QString &extension, const QString &account);
QByteArray lampMessage(const MessageLamp &lamp);
/// \param tag  of the phone in whose name `message` is written
QByteArray referMessage(const QByteArray &token, const QString &callId, const QString &tag, const QByteArray &message);

/// \return an error if the decision cannot be carried out: a target that is no SIP URI, more than eight targets
Result<QByteArray> decisionMessage(const QString &transaction, const CallDecision &decision);

/// Fills contact, push and, if it is empty, source from a Contact URI that may carry push parameters.
void readContact(BindingReport &report, const QString &contact);

/// JSON from Kamailio's RPC may hold a stranger's bytes that are not UTF-8; then all of it is read as Latin-1.
QByteArray repairedUtf8(const QByteArray &text);

} // namespace wakeline
