// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecord.h"

/// Call records as CSV (RFC 4180, UTF-8), for billing and for spreadsheets.
namespace wakeline {

/// The names of the columns: the fields of CallRecord.
QByteArray callRecordCsvHeader();

QByteArray toCsv(const CallRecord &record);

/// One cell. A caller chooses his display name, and a spreadsheet runs what begins like a formula: such a text gets an
/// apostrophe before it. A number with its sign is left alone, so that +49301234 stays a telephone number.
QByteArray csvCell(const QString &text);

} // namespace wakeline
