// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "Route.h"

namespace wakeline {

/// The calls that have not ended, in any order.
using ListCalls = std::function<QList<Call>()>;

/// Ends a call; `by` is the operator who asked for it.
using HangUp = std::function<QCoro::Task<Result<void>>(QString callId, QString by)>;

/// Calls that are going on.
class CallRoutes
{
public:
    CallRoutes(ListCalls calls, HangUp hangUp) : m_calls(std::move(calls)), m_hangUp(std::move(hangUp)) {}

    Routes routes();

private:
    QCoro::Task<Reply> active(Request request);
    QCoro::Task<Reply> hangUp(Request request);

    ListCalls m_calls;
    HangUp m_hangUp;
};

} // namespace wakeline
