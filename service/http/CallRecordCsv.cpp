// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecordCsv.h"

#include <QRegularExpression>

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

QByteArray csvCell(const QString &text)
{
    static const QRegularExpression formula(QStringLiteral("^[\\s]*[=+\\-@\\t\\r]"));
    static const QRegularExpression number(QStringLiteral("^[+-]?[0-9]+$"));
    static const QRegularExpression special(QStringLiteral("[\",\\r\\n]"));
    QString cell = text;
    if (formula.match(cell).hasMatch() && !number.match(cell).hasMatch())
        cell.prepend(u'\'');
    if (special.match(cell).hasMatch())
        cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return cell.toUtf8();
}

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
