// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Painting.h"

#include <QStyledItemDelegate>

namespace wakeline {

/// The sidebar's entries and the headings between them, and the sections of a page.
class NavigationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role {
        IconRole = Qt::UserRole + 1, ///< int of Icon, also Icon::None; no value: a heading
        BadgeRole,                   ///< the count behind the name; empty: none
        BadgeToneRole,               ///< int of Tone when something waits; invalid: a plain grey count
        BadgeIconRole,               ///< int of Icon before a toned count
    };

    NavigationDelegate(const Appearance &look, QObject *parent);

    /// Icons alone, for the narrow sidebar.
    void setCompact(bool compact) { m_compact = compact; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(Brush &brush, const QRectF &rect, const QString &text) const;
    void paintBadge(Brush &brush, const QRectF &rect, const QModelIndex &index) const;

    const Appearance &m_look;
    bool m_compact = false;
};

} // namespace wakeline
