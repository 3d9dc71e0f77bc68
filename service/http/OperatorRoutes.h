// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class ChangeOperator;
class OperatorTable;

/// The people and programs that may use the console.
class OperatorRoutes
{
public:
    OperatorRoutes(OperatorTable &operators, ChangeOperator &changes) : m_operators(operators), m_changes(changes) {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);
    QCoro::Task<Reply> create(Request request);
    QCoro::Task<Reply> show(Request request);
    QCoro::Task<Reply> change(Request request);
    QCoro::Task<Reply> remove(Request request);
    QCoro::Task<Reply> changePassword(Request request);

    OperatorTable &m_operators;
    ChangeOperator &m_changes;
};

} // namespace wakeline
