// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"
#include "SystemStatus.h"

namespace wakeline {

/// How the service and the parts it depends on are, without waiting for any of them.
using ReadSystemStatus = std::function<SystemStatus()>;

/// Health for supervisors and load balancers, status for operators.
class SystemRoutes
{
public:
    explicit SystemRoutes(ReadSystemStatus status) : m_status(std::move(status)) {}

    Routes routes();

private:
    QCoro::Task<Reply> status(Request request);
    QCoro::Task<Reply> healthz(Request request);
    QCoro::Task<Reply> readyz(Request request);

    ReadSystemStatus m_status;
};

} // namespace wakeline
