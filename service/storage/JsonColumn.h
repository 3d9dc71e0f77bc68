// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace wakeline {

/// The aggregate that makes one JSON array of a column; NULL or `[]` for no rows.
inline QString jsonArray(bool postgres, const QString &column)
{
    return (postgres ? QStringLiteral("json_agg(") : QStringLiteral("json_group_array(")) + column + QLatin1Char(')');
}

/// The texts of such an array, sorted here: the databases' collations differ.
inline QStringList sortedTexts(const Row &row, qsizetype column)
{
    QStringList texts;
    for (const auto &value : QJsonDocument::fromJson(row.text(column).toUtf8()).array())
        texts.append(value.toString());
    std::sort(texts.begin(), texts.end());
    return texts;
}

} // namespace wakeline
