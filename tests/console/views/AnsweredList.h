// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

#include <QJsonArray>
#include <QJsonObject>

namespace wakeline {

/// A list as the server answers it, whole.
template <typename T>
QJsonObject listOf(const QList<T> &values)
{
    QJsonArray items;
    for (const T &value : values)
        items.append(toJson(value));
    return {{QStringLiteral("items"), items},
            {QStringLiteral("total"), values.size()},
            {QStringLiteral("limit"), 100},
            {QStringLiteral("offset"), 0}};
}

} // namespace wakeline
