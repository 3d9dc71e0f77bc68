// SPDX-License-Identifier: GPL-3.0-or-later
#include "RowJson.h"

#include "AuditEntry.h"
#include "Call.h"
#include "CallRecord.h"
#include "Extension.h"
#include "License.h"
#include "Operator.h"
#include "PushLogEntry.h"
#include "Registration.h"

#include <QJsonDocument>

namespace wakeline {

namespace {

template <typename... Values>
QJsonObject firstOf(const QVariant &value)
{
    QJsonObject object;
    const auto take = [&]<typename Value>(const Value *) {
        if (value.typeId() == qMetaTypeId<Value>())
            object = toJson(value.value<Value>());
    };
    (take(static_cast<const Values *>(nullptr)), ...);
    return object;
}

} // namespace

QString rowJson(const QVariant &value)
{
    const QJsonObject object =
        firstOf<Registration, Call, CallRecord, PushLogEntry, Extension, License, LicenseState, AuditEntry, Operator>(
            value);
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

} // namespace wakeline
