// SPDX-License-Identifier: GPL-3.0-or-later
#include "CsvCell.h"

#include <QRegularExpression>

namespace wakeline {

QByteArray csvCell(const QString &text)
{
    static const QRegularExpression formula(QStringLiteral("^[\\s]*[=+\\-@\\t\\r]"));
    static const QRegularExpression number(QStringLiteral("^[+-]?[0-9]+$"));
    static const QRegularExpression special(QStringLiteral("[\",;\\r\\n]"));
    QString cell = text;
    if (formula.match(cell).hasMatch() && !number.match(cell).hasMatch())
        cell.prepend(u'\'');
    if (special.match(cell).hasMatch())
        cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return cell.toUtf8();
}

} // namespace wakeline
