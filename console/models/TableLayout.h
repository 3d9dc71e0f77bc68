// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// How somebody arranged one column of a table.
struct ColumnLayout
{
    QString key;         ///< the column's name in its model, which stays when others come and go
    int width = 0;       ///< pixels; 0: as wide as the texts need
    bool hidden = false; ///< by choice, not for want of room

    bool operator==(const ColumnLayout &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"key", &ColumnLayout::key}, Field{"width", &ColumnLayout::width, Presence::Optional},
                   Field{"hidden", &ColumnLayout::hidden, Presence::Optional}};
};

/// How somebody arranged a table. No columns and no order: as the console has it by itself.
struct TableLayout
{
    QList<ColumnLayout> columns; ///< in the order that they are shown
    QString sortedBy;            ///< the key of a column; empty: as the table begins
    bool descending = false;

    bool operator==(const TableLayout &) const = default;
    static constexpr auto fields = std::tuple{Field{"columns", &TableLayout::columns},
                                              Field{"sorted_by", &TableLayout::sortedBy, Presence::Optional},
                                              Field{"descending", &TableLayout::descending, Presence::Optional}};
};

} // namespace wakeline
