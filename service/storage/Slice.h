// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace wakeline {

/// A slice of a list, and how long the whole list is.
template <typename T>
struct Slice
{
    QList<T> items;
    qint64 total = 0;

    bool operator==(const Slice &) const = default;
};

} // namespace wakeline
