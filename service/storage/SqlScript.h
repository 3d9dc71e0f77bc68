// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace wakeline {

/// Splits a script at the semicolons that end its statements, and drops comments between them. Semicolons inside
/// quotes, dollar quotes, comments and the BEGIN … END of a trigger do not end a statement.
QStringList splitStatements(const QString &script);

} // namespace wakeline
