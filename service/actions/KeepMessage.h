// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioStore.h"
#include "Clock.h"
#include "VoicemailMessageTable.h"

namespace wakeline {

struct SpooledMessage;
class VoicemailNews;

/// Takes a recording out of the recorder's spool into its box.
///
/// Exactly once, whenever this process ends and however often it is tried: the sound is on disk in the store before the
/// row is committed, the row is committed before the spool's files go, and the recording's own name makes a second row
/// impossible.
class KeepMessage
{
public:
    KeepMessage(AudioStore &store, VoicemailMessageTable &messages, VoicemailNews &news, const Clock &clock)
        : m_store(store), m_messages(messages), m_news(news), m_clock(clock)
    {}

    /// From now on boxes are asked whether their owner is mailed of a message; whoever sends the mails finds them
    /// queued.
    void setMails(bool mails) { m_mails = mails; }

    /// \param sidecar  path of the complete `<name>.json`, beside `<name>.wav`
    /// \return the message that it is. Errors leave the pair where it is: `no_such_mailbox`, `mailbox_full`,
    /// `bad_spool`, `bad_audio`, `not_found` (the .wav is missing), `storage_full`, `file_failed`, and the database's,
    /// which may be tried again
    QCoro::Task<Result<VoicemailMessage>> keep(QString sidecar);

    /// The same for a message of another system, whose sound is `bytes`; told as changed(), not as received(): nobody
    /// has just called. \param message  without its sound and duration
    QCoro::Task<Result<VoicemailMessage>> keepImported(NewVoicemail message, QByteArray bytes, bool isBareGsm);

private:
    QCoro::Task<Result<VoicemailStep>> add(NewVoicemail message);
    QCoro::Task<Result<VoicemailStep>> store(SpooledMessage spooled);

    AudioStore &m_store;
    VoicemailMessageTable &m_messages;
    VoicemailNews &m_news;
    const Clock &m_clock;
    bool m_mails = false;
};

} // namespace wakeline
