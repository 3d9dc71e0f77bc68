// SPDX-License-Identifier: GPL-3.0-or-later
#include "SortKey.h"

#include <QDateTime>

namespace wakeline {

QCollator naturalCollator()
{
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

SortKey::SortKey(const QVariant &value, const QCollator &collator) : m_valid(value.isValid())
{
    if (value.typeId() == QMetaType::QString)
        m_text = collator.sortKey(value.toString());
    else if (value.typeId() == QMetaType::QDateTime)
        m_number = value.toDateTime().toMSecsSinceEpoch();
    else
        m_number = value.toLongLong();
}

int SortKey::compare(const SortKey &other) const
{
    if (!m_valid || !other.m_valid)
        return static_cast<int>(m_valid) - static_cast<int>(other.m_valid);
    if (m_text && other.m_text)
        return m_text->compare(*other.m_text);
    return m_number < other.m_number ? -1 : (other.m_number < m_number ? 1 : 0);
}

} // namespace wakeline
