// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecordCsv.h"

namespace wakeline {

namespace {

template <typename Cell>
QByteArray line(Cell cell)
{
    QByteArray text;
    std::apply([&](const auto &...field) { ((text += text.isEmpty() ? "" : ",", text += cell(field)), ...); },
               CallRecord::fields);
    return text + "\r\n";
}

QString plainText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

} // namespace

QByteArray callRecordCsvHeader()
{
    return line([](const auto &field) { return QByteArray(field.name); });
}

QByteArray toCsv(const CallRecord &record)
{
    const QJsonObject object = toJson(record);
    return line([&](const auto &field) { return csvCell(plainText(object.value(QLatin1String(field.name)))); });
}

} // namespace wakeline
