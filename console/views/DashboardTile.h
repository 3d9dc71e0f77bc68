// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QAbstractButton>

#include <optional>

namespace wakeline {

/// What a tile says: one figure, what it is out of, how it came about, and a line about it.
struct TileContent
{
    Icon icon = Icon::Info;
    QString title;
    QString figure;
    QString unit = {};                 ///< after the figure, small
    QString note = {};                 ///< the line below
    std::optional<Tone> noteTone = {}; ///< none: plain
    QList<double> course = {};         ///< of the sparkline, oldest first
    std::optional<double> share = {};  ///< a bar instead of a sparkline, 0 to 1

    bool operator==(const TileContent &) const = default;
};

/// One figure of the dashboard; a click opens the page behind it.
class DashboardTile : public QAbstractButton
{
    Q_OBJECT

public:
    DashboardTile(const Appearance &look, QWidget *parent);

    void show(const TileContent &content);
    const TileContent &content() const { return m_content; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    TileContent m_content;
};

} // namespace wakeline
