// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushResult.h"

#include <QStringList>

namespace wakeline {

/// The push log's filter language: `ext:207 is:failed provider:apns call:<Call-ID> reason:Unregistered free words`.
/// Times: `after:14:30 before:15:00`, `after:2026-11-20`, `after:2h` (ago; m, h or d), in the time of this computer.
/// Different keys must all match; the same key twice matches either; `-is:woke` turns one round; "two words" stay
/// together. What cannot be understood matches as free text and is named in `problems`.
struct PushLogQuery
{
    struct Term
    {
        enum class Key { Text, Extension, Is, Provider, Call, Reason, Event, After, Before };
        Key key = Key::Text;
        QString value; ///< folded, for comparing
        bool negated = false;
        QDateTime at = {};  ///< of After and Before
        QString given = {}; ///< as it was typed

        bool operator==(const Term &) const = default;
    };
    QList<Term> terms;
    QStringList problems; ///< one sentence each, for the hint under the search field

    bool operator==(const PushLogQuery &) const = default;

    static PushLogQuery parse(const QString &text, const QDateTime &now = QDateTime::currentDateTimeUtc());
    bool matches(const PushLogEntry &entry, PushResult result) const;
    bool isEmpty() const { return terms.isEmpty(); }
};

} // namespace wakeline
