// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace wakeline {

/// A cell of a CSV file in UTF-8 (RFC 4180), quoted where it must be. A caller chooses his display name, and a
/// spreadsheet runs what begins like a formula: such a text gets an apostrophe before it. A number with its sign is
/// left alone, so that +49301234 stays a telephone number.
QByteArray csvCell(const QString &text);

} // namespace wakeline
