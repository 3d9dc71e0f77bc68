// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Listening.h"

#include <chrono>

namespace wakeline {

/// What a caller who listens to a box is to hear next, and what is to be asked of the service.
struct ListeningStep
{
    /// Names of prompts, played one after the other instead of what is playing; none: it goes on playing. `@message` is
    /// the sound of the message that was fetched last.
    std::optional<QStringList> say = {};
    std::optional<ListeningRequest> ask = {};
    bool hangUp = false; ///< now

    bool operator==(const ListeningStep &) const = default;
};

/// The conversation with a caller who listens to a box by phone: given keys, answers and silence, says what comes next.
/// Pure: it knows neither sounds nor clocks. docs/voicemail.md says which key does what.
class ListeningMenu
{
public:
    /// \param call  unique among all calls
    ListeningMenu(QString call, QString mailbox, QString extension)
        : m_call(std::move(call)), m_mailbox(std::move(mailbox)), m_extension(std::move(extension))
    {}

    /// The caller can hear us.
    ListeningStep start();
    ListeningStep pressed(char key);
    ListeningStep answered(const ListeningReply &reply);

    /// How long after the last word nothing may happen, until silent(). Zero: no time at all.
    std::chrono::milliseconds patience() const;
    ListeningStep silent();

private:
    enum class State {
        Opening,
        TypingPin,
        CheckingPin,
        Greeting, ///< how many messages there are
        Fetching,
        Playing,
        Choosing, ///< what to do with the message that was heard
        Saving,
        Removing,
        AtEnd, ///< behind the last message
        Leaving,
    };

    ListeningStep ask(State state, ListeningWish wish);
    ListeningRequest request(ListeningWish wish);
    ListeningStep leave(const QStringList &words);
    ListeningStep askPin(const QStringList &before);
    ListeningStep submitPin();
    ListeningStep opened(const ListeningReply &reply);
    ListeningStep checked(const ListeningReply &reply);
    ListeningStep fetched(const ListeningReply &reply);
    ListeningStep choose(char key);
    ListeningStep play();
    ListeningStep goTo(qsizetype index, const QStringList &before = {});
    ListeningStep offer();
    ListeningStep heard();
    QStringList announcement() const;
    bool hasMessage() const { return m_at >= 0 && m_at < m_messages.size(); }
    bool isWaiting() const;

    QString m_call;
    QString m_mailbox;
    QString m_extension;
    State m_state = State::Opening;
    QString m_pin;
    int m_silences = 0; ///< in a row
    QList<ListenedMessage> m_messages;
    qsizetype m_at = 0;
    QStringList m_before; ///< said before the message that is being fetched
    int m_questions = 0;
    QString m_awaited;    ///< id of the question that the caller waits for
    QString m_background; ///< id of one that nobody waits for
};

} // namespace wakeline
