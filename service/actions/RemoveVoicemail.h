// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "VoicemailMessageTable.h"

namespace wakeline {

class VoicemailNews;

/// How long a removed message can be restored.
constexpr std::chrono::seconds voicemailUndo{30};

/// Removes messages, so that it can be undone for a while; TidyVoicemail then removes them for good.
class RemoveVoicemail
{
public:
    RemoveVoicemail(VoicemailMessageTable &messages, VoicemailNews &news, const Clock &clock)
        : m_messages(messages), m_news(news), m_clock(clock)
    {}

    /// \return `not_found`, also for a message outside of the scope
    QCoro::Task<Result<void>> remove(VoicemailScope scope, qint64 id);
    /// Within voicemailUndo; of a message that was not removed it changes nothing. \return as remove()
    QCoro::Task<Result<VoicemailMessage>> restore(VoicemailScope scope, qint64 id);

private:
    VoicemailMessageTable &m_messages;
    VoicemailNews &m_news;
    const Clock &m_clock;
};

} // namespace wakeline
