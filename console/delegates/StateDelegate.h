// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowDelegate.h"

#include <functional>

namespace wakeline {

/// A state: quiet icon and word while it is steady, a tinted pill while it is active or broken.
class StateDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using LookOf = std::function<StateLook(const QModelIndex &)>;

    StateDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, LookOf lookOf);

protected:
    void paintCell(Brush &brush, const Cell &cell) const override;
    qreal contentWidth(const QString &sample) const override;

private:
    LookOf m_lookOf;
};

} // namespace wakeline
