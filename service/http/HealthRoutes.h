// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PartStatus.h"
#include "Route.h"

namespace wakeline {

/// `/healthz`: the process answers. `/readyz`: every part it needs is there.
class HealthRoutes
{
public:
    explicit HealthRoutes(PartsStatus parts) : m_parts(std::move(parts)) {}

    Routes routes();

private:
    QCoro::Task<Reply> alive(Request request);
    QCoro::Task<Reply> ready(Request request);

    PartsStatus m_parts;
};

} // namespace wakeline
