// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QWidget>

namespace wakeline {

enum class Ground { Window, Surface, Sidebar, Line };

/// A plain area of one ground. Colours are painted, never set as a palette, so that a new theme reaches all of them.
class Panel : public QWidget
{
    Q_OBJECT

public:
    Panel(const Appearance &look, Ground ground, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    const Appearance &look() const { return m_look; }

private:
    const Appearance &m_look;
    Ground m_ground;
};

/// Margins given as for a left-to-right language, as the present one has them: a layout does not mirror its own.
QMargins inReadingOrder(const QMargins &margins);

/// A line of one pixel.
Panel *separator(const Appearance &look, Qt::Orientation orientation, QWidget *parent);

/// A rounded box that groups what belongs together.
class Card : public QWidget
{
    Q_OBJECT

public:
    Card(const Appearance &look, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
};

} // namespace wakeline
