// SPDX-License-Identifier: GPL-3.0-or-later
#include "ListeningMenu.h"

#include "SpokenWords.h"

#include <algorithm>

namespace wakeline {

namespace {

using namespace std::chrono_literals;
using enum ListeningOutcome;

constexpr auto answerPatience = 5s;
constexpr auto keyPatience = 6s;
constexpr auto digitPatience = 4s; ///< between two digits of a PIN
constexpr int mostSilences = 3;
constexpr qsizetype longestPin = 12;

QString word(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

ListeningRequest ListeningMenu::request(ListeningWish wish)
{
    ListeningRequest request;
    request.id = m_call + u'-' + QString::number(++m_questions);
    request.call = m_call;
    request.wish = wish;
    return request;
}

ListeningStep ListeningMenu::ask(State state, ListeningWish wish)
{
    m_state = state;
    ListeningStep step{.ask = request(wish)};
    m_awaited = step.ask->id;
    if (hasMessage())
        step.ask->message = m_messages[m_at].id;
    return step;
}

bool ListeningMenu::isWaiting() const
{
    return m_state == State::Opening || m_state == State::CheckingPin || m_state == State::Fetching ||
           m_state == State::Saving || m_state == State::Removing;
}

ListeningStep ListeningMenu::leave(const QStringList &words)
{
    m_state = State::Leaving;
    return {.say = words};
}

ListeningStep ListeningMenu::start()
{
    ListeningStep step = ask(State::Opening, ListeningWish::Open);
    step.ask->mailbox = m_mailbox;
    step.ask->extension = m_extension;
    return step;
}

std::chrono::milliseconds ListeningMenu::patience() const
{
    if (isWaiting())
        return answerPatience;
    switch (m_state) {
    case State::TypingPin:
        return m_pin.isEmpty() ? keyPatience : digitPatience;
    case State::Choosing:
    case State::AtEnd:
        return keyPatience;
    default:
        return 0s;
    }
}

ListeningStep ListeningMenu::silent()
{
    if (isWaiting())
        return leave({word("unavailable")});
    switch (m_state) {
    case State::TypingPin:
        if (!m_pin.isEmpty())
            return submitPin();
        return ++m_silences < mostSilences ? askPin({}) : leave({word("goodbye")});
    case State::Greeting:
        return goTo(0);
    case State::Playing:
        return heard();
    case State::Choosing:
        return ++m_silences < mostSilences ? offer() : leave({word("goodbye")});
    case State::AtEnd:
        return leave({word("goodbye")});
    default:
        return {.hangUp = true};
    }
}

ListeningStep ListeningMenu::pressed(char key)
{
    m_silences = 0;
    switch (m_state) {
    case State::TypingPin:
        if (key == '#')
            return m_pin.isEmpty() ? ListeningStep() : submitPin();
        if (key == '*')
            return askPin({});
        if (key < '0' || key > '9')
            return {};
        m_pin += QLatin1Char(key);
        if (m_pin.size() >= longestPin)
            return submitPin();
        return {.say = QStringList()}; // whoever types has heard enough
    case State::Greeting:
        if (key == '0')
            return leave({word("goodbye")});
        return key == '#' || key == '6' ? goTo(0) : ListeningStep();
    case State::Playing:
    case State::Choosing:
    case State::AtEnd:
        return choose(key);
    default:
        return {}; // an answer is on its way, or the caller
    }
}

ListeningStep ListeningMenu::choose(char key)
{
    switch (key) {
    case '0':
        return leave({word("goodbye")});
    case '4':
        return goTo(std::max(m_at - 1, qsizetype(0)));
    case '5':
        return hasMessage() ? play() : ListeningStep();
    case '6':
    case '#':
        return goTo(m_at + 1);
    case '7':
        return hasMessage() ? ask(State::Removing, ListeningWish::Remove) : ListeningStep();
    case '9':
        return hasMessage() ? ask(State::Saving, ListeningWish::Read) : ListeningStep();
    case '*':
        return hasMessage() ? offer() : ListeningStep{.say = QStringList{word("at-end")}};
    default:
        return {};
    }
}

ListeningStep ListeningMenu::answered(const ListeningReply &reply)
{
    // Refused in an open box: the service has been restarted, and does not know this call.
    const bool isLost = reply.outcome == Failed || reply.outcome == Refused;
    if (reply.id == m_background && m_state != State::Leaving) {
        m_background.clear();
        return isLost ? leave({word("unavailable")}) : ListeningStep();
    }
    if (reply.id != m_awaited || !isWaiting())
        return {};
    m_awaited.clear();
    const bool isAtDoor = m_state == State::Opening || m_state == State::CheckingPin;
    if (reply.outcome == Failed || (isLost && !isAtDoor))
        return leave({word("unavailable")});
    switch (m_state) {
    case State::Opening:
        return opened(reply);
    case State::CheckingPin:
        return checked(reply);
    case State::Fetching:
        return fetched(reply);
    case State::Saving:
        if (reply.outcome == Ok)
            m_messages[m_at].read = true;
        return goTo(m_at + 1, {word("saved")});
    default: // Removing; one that is gone already is removed as well
        m_messages.removeAt(m_at);
        return goTo(m_at, {word("deleted")});
    }
}

ListeningStep ListeningMenu::askPin(const QStringList &before)
{
    m_state = State::TypingPin;
    m_pin.clear();
    return {.say = before + QStringList{word("pin")}};
}

ListeningStep ListeningMenu::submitPin()
{
    ListeningStep step = ask(State::CheckingPin, ListeningWish::Pin);
    step.say = QStringList();
    step.ask->pin = std::exchange(m_pin, {});
    return step;
}

ListeningStep ListeningMenu::opened(const ListeningReply &reply)
{
    if (reply.outcome == PinNeeded)
        return askPin({});
    return checked(reply);
}

ListeningStep ListeningMenu::checked(const ListeningReply &reply)
{
    if (reply.outcome == Locked)
        return leave({word("locked"), word("goodbye")});
    if (reply.outcome == WrongPin)
        return askPin({word("wrong-pin")});
    if (reply.outcome != Ok || !reply.messages)
        return m_state == State::CheckingPin ? leave({word("wrong-pin"), word("goodbye")})
                                             : leave({word("no-mailbox"), word("goodbye")});
    m_messages = *reply.messages;
    m_at = 0;
    const auto read = std::ranges::count(m_messages, true, &ListenedMessage::read);
    const QStringList words = spokenCounts(int(m_messages.size() - read), int(read));
    if (m_messages.isEmpty())
        return leave(words + QStringList{word("goodbye")});
    m_state = State::Greeting;
    return {.say = words};
}

ListeningStep ListeningMenu::goTo(qsizetype index, const QStringList &before)
{
    m_at = std::clamp(index, qsizetype(0), m_messages.size());
    m_before = before;
    if (!hasMessage()) {
        m_state = State::AtEnd;
        return {.say = before + QStringList{word("at-end")}};
    }
    ListeningStep step = ask(State::Fetching, ListeningWish::Fetch);
    step.say = QStringList(); // what is playing ends
    return step;
}

ListeningStep ListeningMenu::fetched(const ListeningReply &reply)
{
    if (reply.outcome == NotFound) { // removed elsewhere meanwhile
        m_messages.removeAt(m_at);
        return goTo(m_at, m_before);
    }
    return play();
}

QStringList ListeningMenu::announcement() const
{
    const ListenedMessage &message = m_messages[m_at];
    QStringList words = {word("message"), spokenNumber(int(m_at) + 1)};
    const QStringList caller = spokenDigits(message.caller);
    if (!caller.isEmpty())
        words += QStringList{word("from")} + caller;
    return words;
}

ListeningStep ListeningMenu::play()
{
    m_state = State::Playing;
    return {.say = std::exchange(m_before, {}) + announcement() + QStringList{word("@message")}};
}

ListeningStep ListeningMenu::offer()
{
    m_state = State::Choosing;
    return {.say = QStringList{word("keys")}};
}

/// To its end: it is not new any more.
ListeningStep ListeningMenu::heard()
{
    ListeningStep step = offer();
    if (m_messages[m_at].read)
        return step;
    m_messages[m_at].read = true;
    step.ask = request(ListeningWish::Read);
    step.ask->message = m_messages[m_at].id;
    m_background = step.ask->id;
    return step;
}

} // namespace wakeline
