// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "Http2Client.h"
#include "PushMessage.h"

#include <QCoroTask>

#include <algorithm>
#include <functional>

namespace wakeline {

/// Gathers the ends of many tasks as they come.
struct Answers
{
    QList<Http2Answer> list;
    std::function<void()> after; ///< called after each

    QCoro::Task<> collect(QCoro::Task<Http2Answer> task)
    {
        list.append(co_await task);
        if (after)
            after();
    }

    qsizetype count(Http2Failure failure) const
    {
        return std::ranges::count_if(list, [failure](const Http2Answer &answer) { return answer.failure == failure; });
    }
};

/// The wall clock, turned by hand.
class TestClock final : public Clock
{
public:
    QDateTime time = QDateTime::currentDateTimeUtc();

    QDateTime now() const override { return time; }
};

/// The ends of pushes, as they come.
struct Reports
{
    QList<PushReport> list;

    QCoro::Task<> collect(QCoro::Task<PushReport> task) { list.append(co_await task); }
};

/// Impatient, so that the tests are quick; but peer and client share a thread and perhaps a busy machine, so that a
/// PING may well take a while.
inline Http2Client::Options quickClient()
{
    Http2Client::Options options;
    options.timing = {.connect = std::chrono::milliseconds(3000),
                      .silenceInFlight = std::chrono::milliseconds(300),
                      .silenceIdle = std::chrono::milliseconds(300),
                      .pingAnswer = std::chrono::milliseconds(1000),
                      .firstBackoff = std::chrono::milliseconds(10),
                      .longestBackoff = std::chrono::milliseconds(100)};
    return options;
}

} // namespace wakeline
