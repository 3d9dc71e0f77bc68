// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServiceQuestions.h"

#include "RecorderLog.h"

namespace wakeline {

bool ServiceQuestions::ask(const ListeningRequest &request, Then then)
{
    m_waiting.insert(request.id, {request.call, std::move(then)});
    const bool sent = m_send({.event = RecorderEvent::ListenerAsked, .request = request});
    // Sending may have found that the service is gone; then the question has failed already.
    if (!sent)
        m_waiting.remove(request.id);
    return sent;
}

void ServiceQuestions::tell(const ListeningRequest &request)
{
    m_send({.event = RecorderEvent::ListenerAsked, .request = request});
}

void ServiceQuestions::answered(const QJsonObject &object)
{
    const auto reply = fromJson<ListeningReply>(object);
    if (!reply) {
        qCWarning(lcRecorder, "The service sent a reply that is not understood: %s", qPrintable(reply.error().message));
        return;
    }
    if (const auto waiting = m_waiting.constFind(reply->id); waiting != m_waiting.constEnd()) {
        const Then then = waiting->then;
        m_waiting.erase(waiting);
        then(*reply);
    }
}

void ServiceQuestions::fail()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (auto question = waiting.constBegin(); question != waiting.constEnd(); ++question)
        question->then({.id = question.key(), .outcome = ListeningOutcome::Failed});
}

void ServiceQuestions::forget(const QString &call)
{
    m_waiting.removeIf([&call](const auto &question) { return question.value().call == call; });
}

} // namespace wakeline
