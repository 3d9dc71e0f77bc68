// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeyValueList.h"

#include <QGridLayout>

namespace wakeline {

KeyValueList::KeyValueList(const Appearance &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(4);
    m_grid->setHorizontalSpacing(12);
    m_grid->setColumnMinimumWidth(0, look.scaled(84));
    m_grid->setColumnStretch(1, 1);
}

void KeyValueList::show(const QList<Entry> &entries)
{
    if (entries == m_entries)
        return;
    bool sameShape = entries.size() == m_entries.size();
    for (qsizetype i = 0; sameShape && i < entries.size(); ++i)
        sameShape = entries.at(i).style == m_entries.at(i).style;
    m_entries = entries;
    if (!sameShape) {
        for (const Row &row : std::as_const(m_rows)) {
            delete row.key;
            delete row.value;
        }
        m_rows.clear();
    }
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries.at(i);
        if (i >= m_rows.size()) {
            const int row = static_cast<int>(i);
            m_rows.append(
                Row{new Label(m_look, TextStyle::Body, {}, this, Ink::Hint), new Label(m_look, entry.style, {}, this)});
            m_grid->addWidget(m_rows.last().key, row, 0, Qt::AlignTop);
            m_grid->addWidget(m_rows.last().value, row, 1);
        }
        m_rows.at(i).key->setText(entry.key);
        m_rows.at(i).value->setElide(entry.elide);
        m_rows.at(i).value->setElidable(!m_whole);
        m_rows.at(i).value->setText(entry.value);
        m_rows.at(i).value->setAccessibleName(tr("%1: %2").arg(entry.key, entry.value));
    }
}

} // namespace wakeline
