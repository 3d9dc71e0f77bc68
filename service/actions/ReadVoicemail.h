// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioStore.h"
#include "Clock.h"
#include "VoicemailMessageTable.h"

namespace wakeline {

class VoicemailNews;

/// A recording that is ready to be sent.
struct VoicemailRecording
{
    std::shared_ptr<const OpenFile> file;
    QByteArray hash; ///< SHA-256 of its content
};

/// Listening to messages: their sound, and that they have been heard.
class ReadVoicemail
{
public:
    ReadVoicemail(AudioStore &store, VoicemailMessageTable &messages, VoicemailNews &news, const Clock &clock)
        : m_store(store), m_messages(messages), m_news(news), m_clock(clock)
    {}

    /// \return `not_found`, also for a message outside of the scope
    QCoro::Task<Result<VoicemailRecording>> audio(VoicemailScope scope, qint64 id);
    /// A second time changes nothing. \return as audio()
    QCoro::Task<Result<VoicemailMessage>> markRead(VoicemailScope scope, qint64 id);

private:
    AudioStore &m_store;
    VoicemailMessageTable &m_messages;
    VoicemailNews &m_news;
    const Clock &m_clock;
};

} // namespace wakeline
