// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionCsv.h"

#include "CsvCell.h"

namespace wakeline {

namespace {

QByteArray line(const QStringList &cells)
{
    QByteArrayList written;
    for (const QString &cell : cells)
        written.append(csvCell(cell));
    return written.join(',') + "\r\n";
}

QString truth(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

/// As the import reads them: `number:timeout:delay`, apart by spaces.
QString numbersText(const QList<FollowMeNumber> &numbers)
{
    QStringList words;
    for (const FollowMeNumber &number : numbers)
        words.append(QStringLiteral("%1:%2:%3").arg(number.number).arg(number.timeout).arg(number.delay));
    return words.join(u' ');
}

} // namespace

QByteArray extensionsCsv(const QList<Extension> &extensions)
{
    QByteArray csv = "number,display_name,email,dnd,follow_me_enabled,follow_me_numbers,follow_me_strategy\r\n";
    for (const Extension &extension : extensions)
        csv += line({extension.number, extension.displayName, extension.email, truth(extension.doNotDisturb),
                     truth(extension.followMeEnabled), numbersText(extension.followMeNumbers),
                     enumName(extension.followMeStrategy)});
    return csv;
}

QByteArray passwordsCsv(const QList<ImportedPassword> &passwords)
{
    QByteArray csv = "number,password\r\n";
    for (const ImportedPassword &one : passwords)
        csv += line({one.number, one.password});
    return csv;
}

} // namespace wakeline
