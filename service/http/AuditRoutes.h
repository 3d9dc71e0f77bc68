// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class AuditTable;

/// What operators did.
class AuditRoutes
{
public:
    explicit AuditRoutes(AuditTable &audit) : m_audit(audit) {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);

    AuditTable &m_audit;
};

} // namespace wakeline
