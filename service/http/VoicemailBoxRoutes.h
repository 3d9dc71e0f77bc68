// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class ChangeVoicemailBox;
class IdempotentReplies;
class ReadVoicemail;
class RemoveVoicemail;
class VoicemailBoxTable;
class VoicemailMessageTable;

/// Voicemail boxes for operators, with their messages and greetings.
class VoicemailBoxRoutes
{
public:
    struct Parts
    {
        VoicemailBoxTable &boxes;
        VoicemailMessageTable &messages;
        ChangeVoicemailBox &changes;
        ReadVoicemail &reading;
        RemoveVoicemail &removal;
        IdempotentReplies &idempotent;
    };

    explicit VoicemailBoxRoutes(Parts parts) : m_parts(parts) {}

    Routes routes();

    static constexpr qint64 largestGreeting = 32 << 20; ///< bytes of an upload

private:
    QCoro::Task<Reply> list(Request request);
    QCoro::Task<Reply> create(Request request);
    QCoro::Task<Reply> createOnce(Request request);
    QCoro::Task<Reply> show(Request request);
    QCoro::Task<Reply> change(Request request);
    QCoro::Task<Reply> remove(Request request);

    QCoro::Task<Reply> greeting(Request request);
    QCoro::Task<Reply> putGreeting(Request request);
    QCoro::Task<Reply> removeGreeting(Request request);

    QCoro::Task<Reply> allMessages(Request request);
    QCoro::Task<Reply> messages(Request request);
    QCoro::Task<Reply> removeMessage(Request request);
    QCoro::Task<Reply> restoreMessage(Request request);
    QCoro::Task<Reply> markRead(Request request);
    QCoro::Task<Reply> audio(Request request);

    Parts m_parts;
};

} // namespace wakeline
