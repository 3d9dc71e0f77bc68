// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

/// What the voicemail recorder asks the service for a caller who listens to a box by phone. The recorder has the line,
/// the service has the box: PINs, who may listen, and what is read are known there alone.
namespace wakeline {

enum class ListeningWish {
    Open,   ///< the box, for this extension; the first of a call
    Pin,    ///< the digits that the caller typed
    Fetch,  ///< where the sound of a message lies
    Read,   ///< the message was heard, or is to be kept
    Remove, ///< the message is to go
    Close,  ///< the caller is gone; not answered
};

template <>
struct EnumNames<ListeningWish>
{
    static constexpr std::array names{
        std::pair{ListeningWish::Open, "open"},     std::pair{ListeningWish::Pin, "pin"},
        std::pair{ListeningWish::Fetch, "fetch"},   std::pair{ListeningWish::Read, "read"},
        std::pair{ListeningWish::Remove, "remove"}, std::pair{ListeningWish::Close, "close"}};
};

/// One question, and whose call it belongs to.
struct ListeningRequest
{
    QString id = {};   ///< given back with the reply
    QString call = {}; ///< the same for all questions of one call
    ListeningWish wish = ListeningWish::Open;
    std::optional<QString> mailbox = {};   ///< Open
    std::optional<QString> extension = {}; ///< Open: who calls, as the SIP server has authenticated it
    std::optional<QString> pin = {};       ///< Pin. Never logged
    std::optional<qint64> message = {};    ///< Fetch, Read, Remove

    bool operator==(const ListeningRequest &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &ListeningRequest::id},
        Field{"call", &ListeningRequest::call},
        Field{"wish", &ListeningRequest::wish},
        Field{"mailbox", &ListeningRequest::mailbox},
        Field{"extension", &ListeningRequest::extension},
        Field{"pin", &ListeningRequest::pin},
        Field{"message", &ListeningRequest::message},
    };
};

enum class ListeningOutcome {
    Failed, ///< the service cannot tell now
    Ok,
    PinNeeded, ///< Open: the box has a PIN
    WrongPin,  ///< another try is left
    Refused,   ///< no such box, not this extension's, or too many wrong PINs in this call: it is over
    Locked,    ///< too many wrong PINs of late, in whatever calls
    NotFound,  ///< the message is gone
};

template <>
struct EnumNames<ListeningOutcome>
{
    static constexpr std::array names{std::pair{ListeningOutcome::Ok, "ok"},
                                      std::pair{ListeningOutcome::PinNeeded, "pin_needed"},
                                      std::pair{ListeningOutcome::WrongPin, "wrong_pin"},
                                      std::pair{ListeningOutcome::Refused, "refused"},
                                      std::pair{ListeningOutcome::Locked, "locked"},
                                      std::pair{ListeningOutcome::NotFound, "not_found"},
                                      std::pair{ListeningOutcome::Failed, "failed"}};
};

/// A message as far as a caller hears of it.
struct ListenedMessage
{
    qint64 id = 0;
    bool read = false;
    QString caller; ///< number; may be empty

    bool operator==(const ListenedMessage &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &ListenedMessage::id},
        Field{"read", &ListenedMessage::read},
        Field{"caller", &ListenedMessage::caller},
    };
};

struct ListeningReply
{
    QString id;
    ListeningOutcome outcome = ListeningOutcome::Failed;
    std::optional<QList<ListenedMessage>> messages = {}; ///< once the box is open: new ones first, the oldest of each
    std::optional<QString> file = {};                    ///< Fetch: path of a WAV file

    bool operator==(const ListeningReply &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &ListeningReply::id},
        Field{"outcome", &ListeningReply::outcome},
        Field{"messages", &ListeningReply::messages},
        Field{"file", &ListeningReply::file},
    };
};

WAKELINE_WIRE_TYPE(ListeningRequest)
WAKELINE_WIRE_TYPE(ListenedMessage)
WAKELINE_WIRE_TYPE(ListeningReply)

} // namespace wakeline
