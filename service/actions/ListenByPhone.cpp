// SPDX-License-Identifier: GPL-3.0-or-later
#include "ListenByPhone.h"

#include "PasswordHasher.h"
#include "VoicemailLog.h"

#include <algorithm>

namespace wakeline {

namespace {

using enum ListeningOutcome;

/// Nobody listens to more in one call, and the reply must fit a line.
constexpr int mostMessages = 500;

ListeningReply replyTo(const QString &id, ListeningOutcome outcome)
{
    return {.id = id, .outcome = outcome};
}

ListeningOutcome outcomeOf(const Error &error)
{
    if (error.code == u"not_found")
        return NotFound;
    return error.code == u"locked" ? Locked : Failed;
}

} // namespace

QCoro::Task<ListeningReply> ListenByPhone::answer(ListeningRequest request)
{
    switch (request.wish) {
    case ListeningWish::Open:
        co_return co_await open(request);
    case ListeningWish::Pin:
        co_return co_await checkPin(request);
    case ListeningWish::Close:
        m_calls.remove(request.call);
        co_return replyTo(request.id, Ok);
    default:
        co_return co_await act(request);
    }
}

QCoro::Task<ListeningReply> ListenByPhone::open(ListeningRequest request)
{
    if (!request.mailbox || !request.extension || m_calls.contains(request.call) || m_calls.size() >= m_options.calls)
        co_return replyTo(request.id, Refused);
    // Before anything waits: a call that ends meanwhile takes it away again, and is not opened then.
    m_calls.insert(request.call, {});
    const ListeningReply reply = co_await openBox(request);
    if (reply.outcome != Ok && reply.outcome != PinNeeded)
        m_calls.remove(request.call);
    co_return reply;
}

QCoro::Task<ListeningReply> ListenByPhone::openBox(ListeningRequest request)
{
    const auto box = co_await m_parts.boxes.findByNumber(*request.mailbox);
    if (!box)
        co_return replyTo(request.id, box.error().code == u"not_found" ? Refused : Failed);
    if (!box->extensions.contains(*request.extension)) {
        qCWarning(lcVoicemail).noquote() << "Extension" << *request.extension << "may not listen to voicemail box"
                                         << box->number << "by phone";
        co_return replyTo(request.id, Refused);
    }
    if (!box->hasPin) {
        const auto call = m_calls.find(request.call);
        if (call == m_calls.end())
            co_return replyTo(request.id, Refused);
        *call = {box->id, true, 0};
        co_return co_await list(request.id, box->id);
    }
    const QDateTime now = m_parts.clock.now();
    const auto free = co_await m_parts.pins.check(box->id, now);
    if (!free)
        co_return replyTo(request.id, outcomeOf(free.error()));
    const auto call = m_calls.find(request.call);
    if (call == m_calls.end())
        co_return replyTo(request.id, Refused);
    *call = {box->id, false, 0};
    co_return replyTo(request.id, PinNeeded);
}

QCoro::Task<ListeningReply> ListenByPhone::checkPin(ListeningRequest request)
{
    const auto call = m_calls.find(request.call);
    if (call == m_calls.end() || call->box == 0 || call->isOpen || !request.pin)
        co_return replyTo(request.id, Refused);
    const qint64 box = call->box;
    const bool isLast = ++call->pins >= m_options.pinsPerCall;
    if (call->pins > m_options.pinsPerCall)
        co_return replyTo(request.id, Refused);
    const QDateTime now = m_parts.clock.now();
    const auto hash = co_await m_parts.pins.admit(box, m_options.lockout, now);
    if (!hash)
        co_return replyTo(request.id, outcomeOf(hash.error()));
    // A PIN that was taken away meanwhile is not an open door: the next call finds none.
    const auto matches = co_await m_parts.hasher.verify(*request.pin, *hash);
    if (!matches)
        co_return replyTo(request.id, Failed);
    if (!*matches) {
        qCInfo(lcVoicemail) << "A wrong PIN by phone for voicemail box" << box;
        co_return replyTo(request.id, isLast ? Refused : WrongPin);
    }
    const auto cleared = co_await m_parts.pins.succeeded(box);
    const auto still = m_calls.find(request.call);
    if (!cleared || still == m_calls.end())
        co_return replyTo(request.id, Failed);
    still->isOpen = true;
    co_return co_await list(request.id, box);
}

QCoro::Task<ListeningReply> ListenByPhone::list(QString id, qint64 box)
{
    const VoicemailScope scope = VoicemailScope::ofBox(box);
    auto newest = co_await m_parts.messages.newest(scope, mostMessages);
    if (!newest)
        co_return replyTo(id, Failed);
    std::ranges::reverse(*newest);
    std::ranges::stable_partition(*newest, [](const VoicemailMessage &message) { return !message.read; });
    ListeningReply reply = replyTo(id, Ok);
    reply.messages.emplace();
    for (const VoicemailMessage &message : std::as_const(*newest))
        reply.messages->append({message.id, message.read, message.callerIdNum});
    co_return reply;
}

/// What may be done with a message of an open box.
QCoro::Task<ListeningReply> ListenByPhone::act(ListeningRequest request)
{
    const auto call = m_calls.constFind(request.call);
    if (call == m_calls.constEnd() || !call->isOpen || !request.message)
        co_return replyTo(request.id, Refused);
    const VoicemailScope scope = VoicemailScope::ofBox(call->box);
    if (request.wish == ListeningWish::Read) {
        const auto read = co_await m_parts.reading.markRead(scope, *request.message);
        co_return replyTo(request.id, read ? Ok : outcomeOf(read.error()));
    }
    if (request.wish == ListeningWish::Remove) {
        const auto removed = co_await m_parts.removal.remove(scope, *request.message);
        co_return replyTo(request.id, removed ? Ok : outcomeOf(removed.error()));
    }
    const auto audio = co_await m_parts.messages.audioOf(scope, *request.message);
    if (!audio)
        co_return replyTo(request.id, outcomeOf(audio.error()));
    ListeningReply reply = replyTo(request.id, Ok);
    reply.file = m_parts.store.pathOf(audio->file);
    co_return reply;
}

} // namespace wakeline
