// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"
#include "Rows.h"

/// The columns of an extension, in the order that extensionFrom() reads them.
#define EXTENSION_COLUMNS                                                                                              \
    "id, number, display_name, email, do_not_disturb, created_at, updated_at, version, follow_me_enabled, "            \
    "follow_me_numbers, follow_me_strategy, follow_me_confirm, call_rules"

namespace wakeline {

Extension extensionFrom(const Row &row);
QList<Extension> extensionsFrom(const Rows &rows);

/// Lists are stored as JSON text.
QString numbersText(const QList<FollowMeNumber> &numbers);
QString rulesText(const CallRules &rules);

/// What a search looks in.
QString searchText(const QString &number, const QString &displayName, const QString &email);

} // namespace wakeline
