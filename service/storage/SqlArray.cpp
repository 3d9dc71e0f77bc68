// SPDX-License-Identifier: GPL-3.0-or-later
#include "SqlArray.h"

namespace wakeline {

void SqlArray::append(const QVariant &value)
{
    if (!m_items.isEmpty())
        m_items += QLatin1Char(',');
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        m_items += QLatin1String("NULL");
        break;
    case QMetaType::QString:
        appendQuoted(value.toString());
        break;
    case QMetaType::QByteArray: // the backslash of the hex format is itself escaped
        m_items += QLatin1String("\"\\\\x") + QString::fromLatin1(value.toByteArray().toHex()) + QLatin1Char('"');
        break;
    default:
        m_items += QString::number(value.toLongLong());
    }
}

void SqlArray::appendQuoted(const QString &text)
{
    m_items += QLatin1Char('"');
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            m_items += QLatin1Char('\\');
        m_items += c;
    }
    m_items += QLatin1Char('"');
}

} // namespace wakeline
