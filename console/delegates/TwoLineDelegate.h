// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowDelegate.h"

namespace wakeline {

/// Two lines: what counts, and below it what explains it. An icon may lead both.
class TwoLineDelegate : public RowDelegate
{
    Q_OBJECT

public:
    TwoLineDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, int detailRole,
                    Icon icon = Icon::None);

protected:
    void paintCell(Brush &brush, const Cell &cell) const override;
    qreal contentWidth(const QString &sample) const override;

private:
    int m_detailRole;
    Icon m_icon;
};

} // namespace wakeline
