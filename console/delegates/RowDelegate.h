// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Painting.h"

#include <QStyledItemDelegate>

namespace wakeline {

/// Where the pointer and the keyboard are in a table. The table keeps it, its delegates paint by it.
struct RowCursor
{
    int hoveredRow = -1;
    bool keyboard = false; ///< the table has the focus and was last used by keyboard: show where it is
};

/// Paints what every row of a table shares (ground, separator, selection bar, focus ring) and leaves the content of the
/// cell to the concrete delegate.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RowDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// Room that a cell with this text takes, padding included.
    int columnWidth(const QString &sample) const;

    /// Text columns line up with their headers: the first column of a table starts further in.
    static constexpr int leftPadding(int column) { return column == 0 ? 12 : 6; }
    static constexpr int rightPadding = 8;

protected:
    struct Cell
    {
        QRectF rect; ///< without the padding
        const QModelIndex &index;
        bool selected = false;
        bool hovered = false;
        QColor ground;
    };
    virtual void paintCell(Brush &brush, const Cell &cell) const = 0;
    virtual qreal contentWidth(const QString &sample) const;

    const Appearance &look() const { return m_look; }
    /// Numbers to be compared stand flush right in every language: digits read from the left in all of them.
    static constexpr Qt::Alignment flushRight = Qt::AlignRight | Qt::AlignAbsolute;
    /// Such a number stands clear of the column that follows.
    static constexpr int numberInset = 8;
    /// Whether the model wants this column's numbers compared.
    static bool asksForRight(const QModelIndex &index);
    const Theme &theme() const { return m_look.theme(); }
    /// Quiet text of a second line, readable on the selected row as well.
    QColor quiet(const Cell &cell) const { return cell.selected ? theme().secondary : theme().hint; }

private:
    const Appearance &m_look;
    const RowCursor &m_cursor;
};

} // namespace wakeline
