// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowDelegate.h"

namespace wakeline {

/// Two lines, bold where something is new, and if wanted a dot before them.
class UnreadDelegate : public RowDelegate
{
    Q_OBJECT

public:
    enum class Dot { Without, With };

    /// \param newRole  of the row: not 0 where something is new
    UnreadDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, int detailRole, int newRole,
                   Dot dot);

protected:
    void paintCell(Brush &brush, const Cell &cell) const override;
    qreal contentWidth(const QString &sample) const override;

private:
    int m_detailRole;
    int m_newRole;
    Dot m_dot;
};

/// How many are new, in the accent's colour; nothing for none.
class UnreadCountDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(Brush &brush, const Cell &cell) const override;
};

} // namespace wakeline
