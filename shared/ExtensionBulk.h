// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// One change of many extensions: switches, or removal.
struct ExtensionBulk
{
    QList<qint64> ids;
    std::optional<bool> doNotDisturb = {};
    std::optional<bool> followMeEnabled = {};
    std::optional<bool> remove = {}; ///< true, and then nothing else

    bool operator==(const ExtensionBulk &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"ids", &ExtensionBulk::ids}, Field{"dnd", &ExtensionBulk::doNotDisturb},
        Field{"follow_me_enabled", &ExtensionBulk::followMeEnabled}, Field{"delete", &ExtensionBulk::remove}};
};

/// What became of it.
struct ExtensionBulkAnswer
{
    int changed = 0;
    QList<qint64> missing; ///< were not there any more; the others were changed all the same

    bool operator==(const ExtensionBulkAnswer &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"changed", &ExtensionBulkAnswer::changed}, Field{"missing", &ExtensionBulkAnswer::missing}};
};

WAKELINE_WIRE_TYPE(ExtensionBulk)
WAKELINE_WIRE_TYPE(ExtensionBulkAnswer)

} // namespace wakeline
