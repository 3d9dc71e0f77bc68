// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "StateLook.h"

#include <QPainter>

namespace wakeline {

/// A tooltip that shows this text and nothing else: Qt would read markup in a name that came from a SIP message.
QString plainToolTip(const QString &text);

/// Draws the console's small shapes with one painter in one look: cells, chips, pills and charts share them.
/// Everything is given in logical pixels; the painter's state is left as it was but for pen, brush and font.
class Brush
{
public:
    Brush(QPainter &painter, const Appearance &look);

    const Appearance &look() const { return m_look; }
    const Theme &theme() const { return m_look.theme(); }
    QPainter &painter() { return m_painter; }

    void box(const QRectF &rect, qreal radius, const QColor &fill, const QColor &border = {}, qreal width = 1);
    /// `icon` in the middle of `rect`, snapped to whole device pixels. `size` is the design's and grows with the text.
    void icon(const QRectF &rect, Icon icon, int size, const QColor &color);

    /// One line, elided where it does not fit, vertically centred; digits as wide as each other.
    void text(const QRectF &rect, TextStyle style, const QColor &color, const QString &text,
              Qt::Alignment alignment = Qt::AlignLeft, Qt::TextElideMode elide = Qt::ElideRight);
    qreal textWidth(TextStyle style, const QString &text) const;

    /// A state as a table shows it: icon and word, in a pill if `pill`. The icon stands at +8 in both.
    /// \return the width taken
    qreal state(const QRectF &rect, const StateLook &state, bool pill);
    qreal stateWidth(const StateLook &state, bool pill) const;
    int pillHeight() const { return m_look.scaled(22); }

    void toggle(const QPointF &topLeft, bool on, bool enabled);
    QSize toggleSize() const { return {m_look.scaled(28), m_look.scaled(16)}; }

    /// What is left of a countdown, with the seconds inside. \param share  0 to 1; no value: unknown, a dash
    void ring(const QRectF &rect, std::optional<qreal> share, Tone tone, const QColor &ground, qreal width);

    /// A value's bar on its track. \param share  0 to 1
    void bar(const QRectF &rect, qreal share, const QColor &color);

private:
    QPainter &m_painter;
    const Appearance &m_look;
};

} // namespace wakeline
