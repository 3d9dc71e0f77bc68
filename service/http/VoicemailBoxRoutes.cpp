// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailBoxRoutes.h"

#include "ChangeVoicemailBox.h"
#include "IdempotentReplies.h"
#include "ListReply.h"
#include "QueryParameters.h"
#include "RemoveVoicemail.h"
#include "SoundReply.h"

namespace wakeline {

namespace {

constexpr qsizetype longestQuery = 100;

Reply boxReply(const Result<VoicemailBox> &box)
{
    if (!box)
        return Reply::fromError(box.error());
    return Reply::data(toJson(*box)).withETag(box->version);
}

Reply messageReply(const Result<VoicemailMessage> &message)
{
    return message ? Reply::data(toJson(*message)) : Reply::fromError(message.error());
}

/// A message of this path: the box's and its own id.
struct MessageName
{
    VoicemailScope scope;
    qint64 id = 0;
};

Result<MessageName> messageOf(const Request &request)
{
    const auto box = request.idParameter();
    const auto id = request.idParameter(QStringLiteral("msg"));
    if (!box || !id)
        return std::unexpected(!box ? box.error() : id.error());
    return MessageName{VoicemailScope::ofBox(*box), *id};
}

/// What the uploaded audio is to be: custom, unless the query says that it is only a name.
Result<GreetingKind> kindOf(const Request &request)
{
    const auto kind = query::choiceOf<GreetingKind>(request, QStringLiteral("kind"));
    if (!kind)
        return std::unexpected(kind.error());
    const GreetingKind chosen = kind->value_or(GreetingKind::Custom);
    if (chosen == GreetingKind::Default)
        return query::invalid(QStringLiteral("kind"), QStringLiteral("custom or name"));
    return chosen;
}

/// What it is libsndfile finds out; a type that says something else is a mistake of the client.
Result<void> checkSoundType(const Request &request)
{
    const QByteArray type = request.headers.value("Content-Type").split(';').first().trimmed().toLower();
    if (type.isEmpty() || type.startsWith("audio/") || type == "application/octet-stream" || type == "application/ogg")
        return {};
    return failure(QStringLiteral("unsupported_media_type"), QStringLiteral("The body must be audio"));
}

} // namespace

Routes VoicemailBoxRoutes::routes()
{
    using enum Method;
    constexpr auto viewer = Access::OperatorViewer;
    constexpr auto worker = Access::OperatorOperator;
    using R = VoicemailBoxRoutes;
    return bindRoutes(*this, {{Get, "/api/v1/voicemail-boxes", viewer, &R::list},
                              {Post, "/api/v1/voicemail-boxes", worker, &R::create, "voicemail_box.created"},
                              {Get, "/api/v1/voicemail-boxes/{id}", viewer, &R::show},
                              {Patch, "/api/v1/voicemail-boxes/{id}", worker, &R::change, "voicemail_box.changed"},
                              {Put, "/api/v1/voicemail-boxes/{id}", worker, &R::change, "voicemail_box.changed"},
                              {Delete, "/api/v1/voicemail-boxes/{id}", worker, &R::remove, "voicemail_box.deleted"},
                              {Get, "/api/v1/voicemail-boxes/{id}/greeting", viewer, &R::greeting},
                              {Put, "/api/v1/voicemail-boxes/{id}/greeting", worker, &R::putGreeting,
                               "voicemail_box.greeting_changed", largestGreeting},
                              {Delete, "/api/v1/voicemail-boxes/{id}/greeting", worker, &R::removeGreeting,
                               "voicemail_box.greeting_removed"},
                              {Get, "/api/v1/voicemail-messages", viewer, &R::allMessages},
                              {Get, "/api/v1/voicemail-boxes/{id}/messages", viewer, &R::messages},
                              {Delete, "/api/v1/voicemail-boxes/{id}/messages/{msg}", worker, &R::removeMessage,
                               "voicemail_box.message_deleted"},
                              {Post, "/api/v1/voicemail-boxes/{id}/messages/{msg}/restore", worker, &R::restoreMessage,
                               "voicemail_box.message_restored"},
                              {Put, "/api/v1/voicemail-boxes/{id}/messages/{msg}/read", worker, &R::markRead,
                               "voicemail_box.message_read"},
                              {Get, "/api/v1/voicemail-boxes/{id}/messages/{msg}/audio", worker, &R::audio}});
}

QCoro::Task<Reply> VoicemailBoxRoutes::list(Request request)
{
    const auto paging = request.paging();
    if (!paging)
        co_return Reply::fromError(paging.error());
    const QString query = request.queryValue(QStringLiteral("q")).trimmed();
    if (query.size() > longestQuery) {
        const auto refusal =
            query::invalid(QStringLiteral("q"), QStringLiteral("at most %1 characters").arg(longestQuery));
        co_return Reply::fromError(refusal.error());
    }
    const auto page = co_await m_parts.boxes.list(query, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> VoicemailBoxRoutes::create(Request request)
{
    const Handler handler = [this](Request once) { return createOnce(std::move(once)); };
    const QString scope = QStringLiteral("operator %1").arg(request.operatorIdentity().id);
    auto creating = m_parts.idempotent.once(scope, std::move(request), handler);
    co_return co_await creating;
}

QCoro::Task<Reply> VoicemailBoxRoutes::createOnce(Request request)
{
    const auto draft = bodyAs<VoicemailBoxDraft>(request);
    if (!draft)
        co_return Reply::fromError(draft.error());
    const auto box = co_await m_parts.changes.create(*draft);
    if (!box)
        co_return Reply::fromError(box.error());
    co_return Reply::created(toJson(*box))
        .withETag(box->version)
        .withHeader("Location", "/api/v1/voicemail-boxes/" + QByteArray::number(box->id));
}

QCoro::Task<Reply> VoicemailBoxRoutes::show(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    co_return boxReply(co_await m_parts.boxes.find(*id));
}

QCoro::Task<Reply> VoicemailBoxRoutes::change(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    const auto draft = bodyAs<VoicemailBoxDraft>(request);
    if (!id || !version || !draft)
        co_return Reply::fromError(!id ? id.error() : !version ? version.error() : draft.error());
    co_return boxReply(co_await m_parts.changes.change(*id, *version, *draft));
}

QCoro::Task<Reply> VoicemailBoxRoutes::remove(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    if (!id || !version)
        co_return Reply::fromError(!id ? id.error() : version.error());
    const auto removed = co_await m_parts.changes.remove(*id, *version);
    co_return removed ? Reply::noContent() : Reply::fromError(removed.error());
}

QCoro::Task<Reply> VoicemailBoxRoutes::greeting(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    const auto recording = co_await m_parts.changes.greeting(*id);
    if (!recording)
        co_return Reply::fromError(recording.error());
    co_return soundReply(request, recording->file, recording->hash, "greeting_" + QByteArray::number(*id) + ".wav");
}

QCoro::Task<Reply> VoicemailBoxRoutes::putGreeting(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    const auto kind = kindOf(request);
    const auto type = checkSoundType(request);
    if (!id || !version)
        co_return Reply::fromError(!id ? id.error() : version.error());
    if (!kind || !type)
        co_return Reply::fromError(!kind ? kind.error() : type.error());
    co_return boxReply(co_await m_parts.changes.setGreeting(*id, *version, *kind, request.body));
}

QCoro::Task<Reply> VoicemailBoxRoutes::removeGreeting(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    if (!id || !version)
        co_return Reply::fromError(!id ? id.error() : version.error());
    const auto box = co_await m_parts.changes.removeGreeting(*id, *version);
    co_return box ? Reply::noContent() : Reply::fromError(box.error());
}

QCoro::Task<Reply> VoicemailBoxRoutes::allMessages(Request request)
{
    const auto paging = request.paging();
    if (!paging)
        co_return Reply::fromError(paging.error());
    const VoicemailScope scope = VoicemailScope::ofAllBoxes();
    const auto page = co_await m_parts.messages.list(scope, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> VoicemailBoxRoutes::messages(Request request)
{
    const auto id = request.idParameter();
    const auto paging = request.paging();
    if (!id || !paging)
        co_return Reply::fromError(!id ? id.error() : paging.error());
    const auto box = co_await m_parts.boxes.find(*id);
    if (!box)
        co_return Reply::fromError(box.error());
    const VoicemailScope scope = VoicemailScope::ofBox(*id);
    const auto page = co_await m_parts.messages.list(scope, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> VoicemailBoxRoutes::removeMessage(Request request)
{
    const auto message = messageOf(request);
    if (!message)
        co_return Reply::fromError(message.error());
    const auto removed = co_await m_parts.removal.remove(message->scope, message->id);
    co_return removed ? Reply::noContent() : Reply::fromError(removed.error());
}

QCoro::Task<Reply> VoicemailBoxRoutes::restoreMessage(Request request)
{
    const auto message = messageOf(request);
    if (!message)
        co_return Reply::fromError(message.error());
    co_return messageReply(co_await m_parts.removal.restore(message->scope, message->id));
}

QCoro::Task<Reply> VoicemailBoxRoutes::markRead(Request request)
{
    const auto message = messageOf(request);
    if (!message)
        co_return Reply::fromError(message.error());
    co_return messageReply(co_await m_parts.reading.markRead(message->scope, message->id));
}

QCoro::Task<Reply> VoicemailBoxRoutes::audio(Request request)
{
    const auto message = messageOf(request);
    if (!message)
        co_return Reply::fromError(message.error());
    const auto recording = co_await m_parts.reading.audio(message->scope, message->id);
    if (!recording)
        co_return Reply::fromError(recording.error());
    const QByteArray name = "voicemail_" + QByteArray::number(message->id) + ".wav";
    co_return soundReply(request, recording->file, recording->hash, name);
}

} // namespace wakeline
