// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "StateLook.h"

#include <QPainter>

class QStyleOption;
class QWidget;

namespace wakeline {

/// A tooltip that shows this text and nothing else: Qt would read markup in a name that came from a SIP message.
QString plainToolTip(const QString &text);

/// Whether any letter of it is of a right-to-left script, as a name that came from a SIP message may be.
bool holdsRightToLeft(const QString &text);
/// The text with its phone numbers and addresses isolated, so that a right-to-left neighbour does not jumble them.
QString withIsolatedNumbers(const QString &text);
/// For QPainter::drawText beside the alignment: a text without any right-to-left letter reads from the left.
int readingFlags(const QString &text);

/// Draws the console's small shapes with one painter in one look: cells, chips, pills and charts share them.
/// Everything is given in logical pixels; the painter's state is left as it was but for pen, brush, font and direction.
///
/// A brush for a widget or a cell is given everything as for a left-to-right language, and mirrors it inside of that
/// widget or cell where the language reads from the right. Numbers to be compared say Qt::AlignAbsolute.
class Brush
{
public:
    /// Mirrors nothing: for what reads from the left in every language, as a time axis does.
    Brush(QPainter &painter, const Appearance &look);
    Brush(QPainter &painter, const Appearance &look, const QWidget &widget);
    Brush(QPainter &painter, const Appearance &look, const QStyleOption &option);

    const Appearance &look() const { return m_look; }
    const Theme &theme() const { return m_look.theme(); }
    QPainter &painter() { return m_painter; }

    /// Where `rect` really is: what is painted without this class asks here.
    QRectF placed(const QRectF &rect) const;
    void stopMirroring() { m_mirrored = false; }

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
    QRectF m_frame;
    bool m_mirrored = false;
};

} // namespace wakeline
