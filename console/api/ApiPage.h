// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogEntry.h"

#include <QList>

namespace wakeline {

/// Which part of a list to ask for; the server gives at most 100 at once.
struct PageQuery
{
    int limit = 100;
    int offset = 0;

    bool operator==(const PageQuery &) const = default;
};

/// One part of a list.
template <typename T>
struct ApiPage
{
    QList<T> items;
    qint64 total = 0;   ///< in the whole list
    int unreadable = 0; ///< items left out because this console does not understand them (a newer server)
};

/// A part of an export.
struct CsvPart
{
    QByteArray rows; ///< without the line of headings
    QByteArray headings;
    std::optional<qint64> nextBefore; ///< how to ask for the next part; no value: this is the last
};

/// A file out of an answer. (A bare QByteArray in a Result cannot be awaited: GCC 12 compares it with everything.)
struct AnsweredFile
{
    QByteArray bytes;
};

/// Which pushes to ask for; an empty or missing value does not restrict.
struct PushLogFilter
{
    QString extension;
    std::optional<PushProviderName> provider;
    std::optional<PushOutcome> outcome;
    std::optional<PushEvent> event;
    QString callId;                ///< whole
    std::optional<QDateTime> from; ///< sent not before
    std::optional<QDateTime> to;   ///< sent before
    std::optional<qint64> before;  ///< only entries with a smaller id
    int limit = 100;

    bool operator==(const PushLogFilter &) const = default;
};

} // namespace wakeline
