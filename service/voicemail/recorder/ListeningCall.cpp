// SPDX-License-Identifier: GPL-3.0-or-later
#include "ListeningCall.h"

#include "RecorderLog.h"

#include <QUuid>

namespace wakeline {

ListeningCall::ListeningCall(RecorderParts &parts, Invitation invitation)
    : VoicemailCall(parts, std::move(invitation)),
      m_call(QUuid::createUuid().toString(QUuid::Id128)),
      m_menu(m_call, this->invitation().mailbox, this->invitation().listener)
{}

ListeningCall::~ListeningCall()
{
    hangUp();
}

void ListeningCall::established()
{
    qCInfo(lcRecorder, "Extension %s listens to mailbox %s", qPrintable(invitation().listener),
           qPrintable(invitation().mailbox));
    m_established = true;
    perform(m_menu.start());
}

void ListeningCall::tick(bool send)
{
    if (isOver() || !m_established)
        return;
    takeReplies();
    // The time of a call on hold stands still; what is caught up is not sent in a burst.
    if (m_clock.isOnHold() || !send)
        return checkLimits();
    std::array<int16_t, frameSize> frame{};
    m_sounds.read(frame);
    media().send(frame);
    if (m_loading || !m_sounds.isOver())
        return checkLimits();
    m_quiet += frameTime;
    if (m_quiet >= m_menu.patience()) {
        m_quiet = {};
        perform(m_menu.silent());
    }
    checkLimits();
}

void ListeningCall::checkLimits()
{
    if (const auto reason = m_clock.tick())
        end(*reason);
}

void ListeningCall::pressed(char digit)
{
    m_quiet = {};
    m_clock.hear();
    if (m_established && !isOver())
        perform(m_menu.pressed(digit));
}

void ListeningCall::perform(const ListeningStep &step)
{
    if (step.say)
        say(*step.say);
    if (step.ask && step.ask->wish == ListeningWish::Fetch)
        m_message.reset(); // a message whose sound is lost must not sound like the one before
    if (step.ask)
        ask(*step.ask);
    if (step.hangUp)
        end(EndReason::Hangup);
}

/// The files are read in the disk's thread; until then nothing plays.
void ListeningCall::say(const QStringList &words)
{
    const int said = ++m_said;
    m_quiet = {};
    m_sounds.play({});
    m_loading = !words.isEmpty();
    if (!m_loading)
        return;
    auto sounds = std::make_shared<Sounds>();
    const auto job = [sounds, words, message = m_message, &prompts = parts().prompts] {
        *sounds = prompts.spoken(words, message);
    };
    parts().disk.run(job, [sounds, said, self = weak_from_this()] {
        const auto call = std::static_pointer_cast<ListeningCall>(self.lock());
        if (!call || said != call->m_said)
            return;
        call->m_loading = false;
        call->m_sounds.play(std::move(*sounds));
    });
}

void ListeningCall::ask(const ListeningRequest &request)
{
    const auto then = [self = weak_from_this()](const ListeningReply &reply) {
        if (const auto call = std::static_pointer_cast<ListeningCall>(self.lock()))
            call->answered(reply);
    };
    if (parts().reports.questions().ask(request, then))
        return;
    ListeningReply failed; // a temporary's empty list of messages is what GCC 12 takes for uninitialised
    failed.id = request.id;
    m_replies.append(failed);
}

void ListeningCall::answered(const ListeningReply &reply)
{
    if (reply.file)
        load(reply);
    else
        m_replies.append(reply);
}

/// The menu goes on when the sound is here, or is known to be lost.
void ListeningCall::load(const ListeningReply &reply)
{
    auto sound = std::make_shared<Sound>();
    parts().disk.run([sound, file = *reply.file] { *sound = Prompts::messageFrom(file); },
                     [sound, reply, self = weak_from_this()] {
                         const auto call = std::static_pointer_cast<ListeningCall>(self.lock());
                         if (!call)
                             return;
                         call->m_message = *sound;
                         call->m_replies.append(reply);
                     });
}

/// Here and not when they come: a question may be answered while it is asked.
void ListeningCall::takeReplies()
{
    const auto replies = std::exchange(m_replies, {});
    for (const ListeningReply &reply : replies)
        perform(m_menu.answered(reply));
}

void ListeningCall::close()
{
    hangUp();
    parts().reports.questions().forget(m_call);
    parts().reports.questions().tell({.id = m_call, .call = m_call, .wish = ListeningWish::Close});
    qCInfo(lcRecorder, "Extension %s listens to mailbox %s no longer (%s)", qPrintable(invitation().listener),
           qPrintable(invitation().mailbox), qPrintable(enumName(endReason().value_or(EndReason::Shutdown))));
}

} // namespace wakeline
