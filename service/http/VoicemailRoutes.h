// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class ReadVoicemail;
class RemoveVoicemail;
class VoicemailMessageTable;

/// The messages of an app's own extension, over all boxes that are linked to it.
class VoicemailRoutes
{
public:
    VoicemailRoutes(VoicemailMessageTable &messages, ReadVoicemail &reading, RemoveVoicemail &removal)
        : m_messages(messages), m_reading(reading), m_removal(removal)
    {}

    Routes routes();

    static constexpr int longestList = 500; ///< messages; the app's list has no pages

private:
    QCoro::Task<Reply> list(Request request);
    QCoro::Task<Reply> markRead(Request request);
    QCoro::Task<Reply> audio(Request request);
    QCoro::Task<Reply> remove(Request request);

    VoicemailMessageTable &m_messages;
    ReadVoicemail &m_reading;
    RemoveVoicemail &m_removal;
};

} // namespace wakeline
