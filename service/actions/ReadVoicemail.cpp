// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReadVoicemail.h"

#include "VoicemailLog.h"
#include "VoicemailNews.h"

namespace wakeline {

QCoro::Task<Result<VoicemailRecording>> ReadVoicemail::audio(VoicemailScope scope, qint64 id)
{
    const auto audio = co_await m_messages.audioOf(scope, id);
    if (!audio)
        co_return std::unexpected(audio.error());
    const auto opened = co_await m_store.open(audio->file);
    if (!opened) {
        qCWarning(lcVoicemail).noquote() << "The sound of message" << id << "is lost:" << opened.error().message;
        co_return failure(QStringLiteral("not_found"), QStringLiteral("The sound of this message is lost."));
    }
    co_return VoicemailRecording{opened->file, audio->hash};
}

QCoro::Task<Result<VoicemailMessage>> ReadVoicemail::markRead(VoicemailScope scope, qint64 id)
{
    const QDateTime now = m_clock.now();
    const auto step = co_await m_messages.markRead(scope, id, now);
    if (!step)
        co_return std::unexpected(step.error());
    if (step->isNews)
        Q_EMIT m_news.changed(step->change);
    co_return step->change.message;
}

} // namespace wakeline
