// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RestFixture.h"

#include <QJsonDocument>

namespace wakeline {

inline QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object.insert(name, value);
    return object;
}

inline QJsonObject without(QJsonObject object, const QString &name)
{
    object.remove(name);
    return object;
}

/// `["jid", "platform"]` of the faults of a 422.
inline QStringList fieldsAtFault(const RestAnswer &answer)
{
    QStringList fields;
    for (const QJsonValue &fault : answer.body.value(u"detail").toArray()) {
        QStringList place;
        for (const QJsonValue &step : fault[u"loc"].toArray())
            place.append(step.toString());
        fields.append(place.join(u'.'));
    }
    return fields;
}

} // namespace wakeline
