// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// A filter of the extensions page that an operator gave a name.
struct SavedFilter
{
    QString name;
    QString search; ///< the text of the search field
    int chip = -1;  ///< the state's chip; -1: all

    bool operator==(const SavedFilter &) const = default;
    static constexpr auto fields = std::tuple{Field{"name", &SavedFilter::name}, Field{"search", &SavedFilter::search},
                                              Field{"chip", &SavedFilter::chip}};
};

} // namespace wakeline
