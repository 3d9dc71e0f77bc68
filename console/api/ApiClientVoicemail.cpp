// SPDX-License-Identifier: GPL-3.0-or-later
// What ApiClient asks of voicemail boxes and their messages.
#include "ApiCalls.h"

namespace wakeline {

namespace {

QString boxPath(qint64 id, const QString &below = {})
{
    return QStringLiteral("/api/v1/voicemail-boxes/%1%2").arg(id).arg(below);
}

QString messagePath(qint64 boxId, qint64 id, const QString &below = {})
{
    return boxPath(boxId, QStringLiteral("/messages/%1%2").arg(id).arg(below));
}

} // namespace

QCoro::Task<ApiResult<ApiPage<VoicemailBox>>> ApiClient::voicemailBoxes(PageQuery page)
{
    return list<VoicemailBox>(QStringLiteral("/api/v1/voicemail-boxes"), apicalls::pageOf(page));
}

QCoro::Task<ApiResult<VoicemailBox>> ApiClient::voicemailBox(qint64 id)
{
    return one<VoicemailBox>({.method = "GET", .path = boxPath(id)});
}

QCoro::Task<ApiResult<VoicemailBox>> ApiClient::createVoicemailBox(VoicemailBoxDraft draft)
{
    return one<VoicemailBox>({.method = "POST",
                              .path = QStringLiteral("/api/v1/voicemail-boxes"),
                              .body = toJson(draft),
                              .idempotencyKey = apicalls::newKey()});
}

QCoro::Task<ApiResult<VoicemailBox>> ApiClient::changeVoicemailBox(qint64 id, VoicemailBoxDraft draft, qint64 version)
{
    return one<VoicemailBox>(
        {.method = "PATCH", .path = boxPath(id), .body = toJson(draft), .ifMatch = apicalls::etagOf(version)});
}

QCoro::Task<ApiResult<void>> ApiClient::deleteVoicemailBox(qint64 id, qint64 version)
{
    return command({.method = "DELETE", .path = boxPath(id), .ifMatch = apicalls::etagOf(version)});
}

QCoro::Task<ApiResult<AnsweredFile>> ApiClient::sound(QString path, QPointer<Transfer> transfer)
{
    const ApiRequest request{
        .method = "GET", .path = path, .accept = "audio/wav, application/json", .transfer = transfer};
    const auto reply = co_await send(request);
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return AnsweredFile{reply->content};
}

QCoro::Task<ApiResult<AnsweredFile>> ApiClient::voicemailGreeting(qint64 boxId, QPointer<Transfer> transfer)
{
    return sound(boxPath(boxId, QStringLiteral("/greeting")), transfer);
}

QCoro::Task<ApiResult<VoicemailBox>> ApiClient::putVoicemailGreeting(qint64 boxId, QByteArray sound, GreetingKind kind,
                                                                     qint64 version, QPointer<Transfer> transfer)
{
    return one<VoicemailBox>({.method = "PUT",
                              .path = boxPath(boxId, QStringLiteral("/greeting")),
                              .query = QUrlQuery{{QStringLiteral("kind"), enumName(kind)}},
                              .ifMatch = apicalls::etagOf(version),
                              .upload = sound,
                              .transfer = transfer});
}

QCoro::Task<ApiResult<void>> ApiClient::removeVoicemailGreeting(qint64 boxId, qint64 version)
{
    return command({.method = "DELETE",
                    .path = boxPath(boxId, QStringLiteral("/greeting")),
                    .ifMatch = apicalls::etagOf(version)});
}

QCoro::Task<ApiResult<ApiPage<VoicemailMessage>>> ApiClient::voicemailMessages(std::optional<qint64> boxId,
                                                                               PageQuery page)
{
    return list<VoicemailMessage>(boxId ? boxPath(*boxId, QStringLiteral("/messages"))
                                        : QStringLiteral("/api/v1/voicemail-messages"),
                                  apicalls::pageOf(page));
}

QCoro::Task<ApiResult<VoicemailMessage>> ApiClient::markVoicemailRead(qint64 boxId, qint64 id)
{
    return one<VoicemailMessage>({.method = "PUT", .path = messagePath(boxId, id, QStringLiteral("/read"))});
}

QCoro::Task<ApiResult<void>> ApiClient::deleteVoicemail(qint64 boxId, qint64 id)
{
    return command({.method = "DELETE", .path = messagePath(boxId, id)});
}

QCoro::Task<ApiResult<VoicemailMessage>> ApiClient::restoreVoicemail(qint64 boxId, qint64 id)
{
    return one<VoicemailMessage>({.method = "POST", .path = messagePath(boxId, id, QStringLiteral("/restore"))});
}

QCoro::Task<ApiResult<AnsweredFile>> ApiClient::voicemailSound(qint64 boxId, qint64 id, QPointer<Transfer> transfer)
{
    return sound(messagePath(boxId, id, QStringLiteral("/audio")), transfer);
}

} // namespace wakeline
