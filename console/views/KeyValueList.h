// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Label.h"

class QGridLayout;

namespace wakeline {

/// Names and values in two columns.
class KeyValueList : public QWidget
{
    Q_OBJECT

public:
    KeyValueList(const Appearance &look, QWidget *parent);

    struct Entry
    {
        QString key;
        QString value;
        TextStyle style = TextStyle::Body;
        Qt::TextElideMode elide = Qt::ElideRight;

        bool operator==(const Entry &) const = default;
    };
    void show(const QList<Entry> &entries);
    /// Asks for the whole width of the values instead of eliding them.
    void setWhole(bool whole) { m_whole = whole; }

private:
    struct Row
    {
        Label *key;
        Label *value;
    };
    const Appearance &m_look;
    QGridLayout *m_grid;
    QList<Entry> m_entries;
    QList<Row> m_rows;
    bool m_whole = false;
};

} // namespace wakeline
