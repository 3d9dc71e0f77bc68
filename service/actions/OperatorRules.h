// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

namespace wakeline {

/// What an operator may be called. \return `invalid_value` of the field `name`
Result<void> checkOperatorName(const QString &name);

/// What may guard an operator's account. \return `invalid_value` of this field
Result<void> checkOperatorPassword(const QString &password, const QString &name, const QString &field);

} // namespace wakeline
