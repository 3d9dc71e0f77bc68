// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecord.h"
#include "CsvCell.h"

/// Call records as CSV (RFC 4180, UTF-8), for billing and for spreadsheets.
namespace wakeline {

/// The names of the columns: the fields of CallRecord.
QByteArray callRecordCsvHeader();

QByteArray toCsv(const CallRecord &record);

} // namespace wakeline
