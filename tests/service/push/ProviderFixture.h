// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Client.h"

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

} // namespace wakeline
