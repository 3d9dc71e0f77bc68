// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class CallRecordTable;

/// What remains of calls, for operators.
class CallRecordRoutes
{
public:
    explicit CallRecordRoutes(CallRecordTable &records) : m_records(records) {}

    Routes routes();

    static constexpr int exportLimit = 20'000; ///< records in one answer

private:
    QCoro::Task<Reply> list(Request request);
    QCoro::Task<Reply> exportCsv(Request request);

    CallRecordTable &m_records;
};

} // namespace wakeline
