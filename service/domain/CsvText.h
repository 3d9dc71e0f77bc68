// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <expected>

namespace wakeline {

/// One record of a CSV file.
struct CsvRow
{
    int row = 0; ///< as a spreadsheet counts: the first record is 1, empty ones count
    QStringList cells;

    bool operator==(const CsvRow &) const = default;
};

/// Why a CSV file cannot be read.
struct CsvFault
{
    int row = 0;
    QString message;

    bool operator==(const CsvFault &) const = default;
};

/// Reads CSV strictly (RFC 4180): UTF-8 with or without a byte order mark, records ended by CR LF or LF, cells apart by
/// `,` or `;`, whichever the first record holds more of. Records with nothing in them are left out. Quotes that do not
/// stand around a whole cell are a fault and not guessed at: what is imported wrongly costs more than a file that is
/// refused.
///
/// \param mostRows  records that the file may hold, the first included
std::expected<QList<CsvRow>, CsvFault> readCsv(const QByteArray &file, int mostRows);

} // namespace wakeline
