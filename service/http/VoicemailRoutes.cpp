// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailRoutes.h"

#include "DataReply.h"
#include "ReadVoicemail.h"
#include "RemoveVoicemail.h"
#include "SoundReply.h"
#include "VoicemailMessageTable.h"

namespace wakeline {

namespace {

/// An extension that is removed takes its links to boxes with it, so a number's next owner sees nothing of the last.
VoicemailScope scopeOf(const Request &request)
{
    return VoicemailScope::ofExtension(request.appIdentity().extensionId);
}

} // namespace

Routes VoicemailRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = VoicemailRoutes;
    return bindRoutes(*this, {{Get, "/api/v1/app/voicemail", App, &R::list},
                              {Put, "/api/v1/app/voicemail/{id}/read", App, &R::markRead},
                              {Get, "/api/v1/app/voicemail/{id}/audio", App, &R::audio},
                              {Delete, "/api/v1/app/voicemail/{id}", App, &R::remove}});
}

QCoro::Task<Reply> VoicemailRoutes::list(Request request)
{
    const auto messages = co_await m_messages.newest(scopeOf(request), longestList);
    if (!messages)
        co_return Reply::fromError(messages.error());
    co_return dataReply(*messages);
}

QCoro::Task<Reply> VoicemailRoutes::markRead(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    const auto message = co_await m_reading.markRead(scopeOf(request), *id);
    co_return message ? Reply::data(toJson(*message)) : Reply::fromError(message.error());
}

QCoro::Task<Reply> VoicemailRoutes::audio(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    const auto recording = co_await m_reading.audio(scopeOf(request), *id);
    if (!recording)
        co_return Reply::fromError(recording.error());
    co_return soundReply(request, recording->file, recording->hash, "voicemail_" + QByteArray::number(*id) + ".wav");
}

QCoro::Task<Reply> VoicemailRoutes::remove(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    const auto removed = co_await m_removal.remove(scopeOf(request), *id);
    co_return removed ? Reply::noContent() : Reply::fromError(removed.error());
}

} // namespace wakeline
