// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "Route.h"

namespace wakeline {

/// The calls that have not ended, in any order.
using ListCalls = std::function<QList<Call>()>;

/// Calls that are going on.
class CallRoutes
{
public:
    explicit CallRoutes(ListCalls calls) : m_calls(std::move(calls)) {}

    Routes routes();

private:
    QCoro::Task<Reply> active(Request request);

    ListCalls m_calls;
};

} // namespace wakeline
