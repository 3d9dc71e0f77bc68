// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Operator.h"
#include "Rows.h"

namespace wakeline {

/// What operatorFrom() reads, in its order; further columns may follow.
#define OPERATOR_COLUMNS "id, name, role, disabled, created_at, last_sign_in_at, version"

/// How many those are.
constexpr qsizetype operatorColumns = 7;

inline Operator operatorFrom(const Row &row)
{
    return {.id = row.integer(0),
            .name = row.text(1),
            .role = enumFromName<Role>(row.text(2)).value_or(Role::Viewer),
            .disabled = row.boolean(3),
            .createdAt = row.time(4),
            .lastSignInAt = row.optionalTime(5),
            .version = row.integer(6)};
}

} // namespace wakeline
