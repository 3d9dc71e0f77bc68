// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowDelegate.h"

#include <functional>

namespace wakeline {

/// The state of a call, two lines high: a held call's countdown ring with its seconds inside, else the state's icon on
/// its tint; beside it the state in its colour and what comes next.
class CallStateDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using LookOf = std::function<StateLook(const QModelIndex &)>;
    /// The model's roles for these; a ring is painted where `share` or `seconds` answers, or `counting` is true.
    struct Roles
    {
        int detail = 0;
        int share = 0;   ///< 0.0 … 1.0 of the hold that is left
        int seconds = 0; ///< whole seconds left; invalid while stale
    };

    CallStateDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, Roles roles, LookOf lookOf,
                      std::function<bool(const QModelIndex &)> counting);

protected:
    void paintCell(Brush &brush, const Cell &cell) const override;
    qreal contentWidth(const QString &sample) const override;

private:
    void paintRing(Brush &brush, const QRectF &rect, const Cell &cell, const StateLook &state) const;

    Roles m_roles;
    LookOf m_lookOf;
    std::function<bool(const QModelIndex &)> m_counting;
};

} // namespace wakeline
