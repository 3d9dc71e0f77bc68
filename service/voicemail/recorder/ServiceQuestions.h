// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RecorderReport.h"

#include <QHash>

#include <functional>

namespace wakeline {

/// What calls ask the service, and who waits for which answer. Deadlines are the calls' own: they have a clock.
class ServiceQuestions
{
public:
    using Send = std::function<bool(const RecorderReport &question)>; ///< false: nobody is there to answer
    using Then = std::function<void(const ListeningReply &reply)>;

    explicit ServiceQuestions(Send send) : m_send(std::move(send)) {}

    /// \return false if there is no service: `then` never comes
    bool ask(const ListeningRequest &request, Then then);
    /// Tells what needs no answer.
    void tell(const ListeningRequest &request);

    void answered(const QJsonObject &object);
    /// The service is gone, and its answers with it.
    void fail();
    /// The call is over.
    void forget(const QString &call);

private:
    struct Waiting
    {
        QString call;
        Then then;
    };

    Send m_send;
    QHash<QString, Waiting> m_waiting; ///< by the question's id
};

} // namespace wakeline
