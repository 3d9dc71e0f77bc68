// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"

#include <QJsonObject>
#include <QList>

namespace wakeline {

/// How much of the optional part of a payload has to go for it to fit.
struct PushTrim
{
    bool optionalFields = false;       ///< leave out what the app can do without
    std::optional<qsizetype> nameSize; ///< the caller's name in at most so many bytes of UTF-8

    bool operator==(const PushTrim &) const = default;
};

/// The fields that an app finds in its push (docs/push-payload.md), all of them texts.
using PushFields = QList<std::pair<QString, QString>>;
PushFields pushFields(const PushMessage &message, const PushTrim &trim);

QJsonObject objectOf(const PushFields &fields);
/// The same as JSON text. Every call's push is made of it, and QJsonObject takes a dozen times as long.
QByteArray textOf(const PushFields &fields);

/// At most `size` bytes of UTF-8, never half a character.
QString truncatedUtf8(const QString &text, qsizetype size);

/// Whether `fits(trim)` can be reached: as it is, without the optional fields, with a shorter and shorter name.
/// \return the least trim that fits, or no value if nothing helps
template <typename Fits>
std::optional<PushTrim> leastTrim(const PushMessage &message, PushTrim from, Fits fits)
{
    if (fits(from))
        return from;
    from.optionalFields = true;
    if (fits(from))
        return from;
    for (qsizetype size = message.callerName.toUtf8().size(); size > 0;) {
        size /= 2;
        from.nameSize = size;
        if (fits(from))
            return from;
    }
    return {};
}

} // namespace wakeline
