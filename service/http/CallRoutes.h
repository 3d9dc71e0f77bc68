// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "CallTransfer.h"
#include "Route.h"

namespace wakeline {

/// The calls that have not ended, in any order.
using ListCalls = std::function<QList<Call>()>;

/// Ends a call; `by` is the operator who asked for it.
using HangUp = std::function<QCoro::Task<Result<void>>(QString callId, QString by)>;

/// Hands a call on; resolves when the phone has agreed.
using Transfer = std::function<QCoro::Task<Result<Call>>(CallTransfer transfer, QString by)>;

/// Calls that are going on.
class CallRoutes
{
public:
    CallRoutes(ListCalls calls, HangUp hangUp, Transfer transfer)
        : m_calls(std::move(calls)), m_hangUp(std::move(hangUp)), m_transfer(std::move(transfer))
    {}

    Routes routes();

private:
    QCoro::Task<Reply> active(Request request);
    QCoro::Task<Reply> hangUp(Request request);
    QCoro::Task<Reply> transfer(Request request);
    void describe(const Request &request) const;

    ListCalls m_calls;
    HangUp m_hangUp;
    Transfer m_transfer;
};

} // namespace wakeline
