// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class PushLogTable;

/// Every push and what became of it.
class PushLogRoutes
{
public:
    explicit PushLogRoutes(PushLogTable &log) : m_log(log) {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);

    PushLogTable &m_log;
};

} // namespace wakeline
