// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowDelegate.h"

namespace wakeline {

/// A switch in a cell (Qt::CheckStateRole). A click asks for the other state (the space bar is the table's); the cell
/// itself changes only when the model does, that is when the server has said so.
class ToggleDelegate : public RowDelegate
{
    Q_OBJECT

public:
    ToggleDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent);

    /// A viewer, or anybody while the link is lost, may look only.
    void setEnabled(bool enabled) { m_enabled = enabled; }

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void toggled(const QModelIndex &index, bool on);

protected:
    void paintCell(Brush &brush, const Cell &cell) const override;
    qreal contentWidth(const QString &sample) const override;

private:
    static constexpr int toggleReach = 44; ///< the target is wider than the switch

    bool m_enabled = true;
};

} // namespace wakeline
