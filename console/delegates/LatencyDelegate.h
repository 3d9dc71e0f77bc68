// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowDelegate.h"

#include <functional>

namespace wakeline {

/// A duration: its bar on a common scale, then the number. No value shows a dash and no bar.
class LatencyDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using ToneOf = std::function<std::optional<Tone>(const QModelIndex &)>;

    /// \param shareRole  the model's role for 0.0 … 1.0; invalid where there is nothing to show
    LatencyDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, int shareRole, ToneOf tone);

protected:
    void paintCell(Brush &brush, const Cell &cell) const override;
    qreal contentWidth(const QString &sample) const override;

private:
    int m_shareRole;
    ToneOf m_tone;
};

} // namespace wakeline
