// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutcomeBars.h"

#include "Painting.h"

namespace wakeline {

namespace {

constexpr int padding = 14;
constexpr int heading = 44; // title and legend

} // namespace

OutcomeBars::OutcomeBars(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void OutcomeBars::show(const QString &title, const QList<Row> &rows, const QString &empty)
{
    m_title = title;
    m_empty = empty;
    const bool resized = rows.size() != m_rows.size();
    m_rows = rows;
    QStringList words;
    for (const Row &row : rows)
        words.append(tr("%1: %2 of %3 accepted").arg(row.name).arg(row.accepted).arg(row.all()));
    setAccessibleName(title + QStringLiteral(": ") + (rows.isEmpty() ? empty : words.join(QStringLiteral(", "))));
    if (resized)
        updateGeometry();
    update();
}

QSize OutcomeBars::sizeHint() const
{
    const int rows = static_cast<int>(std::max<qsizetype>(m_rows.size(), 2));
    return {m_look.scaled(240), m_look.scaled(heading) + rows * rowHeight() + padding};
}

void OutcomeBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    brush.box(rect(), 8, theme.surface, theme.line);
    const QRectF inner = QRectF(rect()).adjusted(padding, 10, -padding, -8);
    const qreal line = m_look.scaled(20);
    brush.text(QRectF(inner.left(), inner.top(), inner.width(), line), TextStyle::Strong, theme.text, m_title);
    if (m_rows.isEmpty()) {
        brush.text(inner.adjusted(0, line, 0, 0), TextStyle::Body, theme.hint, m_empty, Qt::AlignHCenter);
        return;
    }
    qreal top = inner.top() + line + 8;
    for (const Row &row : m_rows) {
        const QString count = tr("%1 of %2").arg(row.accepted).arg(row.all());
        const qreal countWidth = brush.textWidth(TextStyle::CaptionStrong, count);
        brush.text(QRectF(inner.left(), top, inner.width() - countWidth - 8, line), TextStyle::Caption, theme.secondary,
                   row.name);
        brush.text(QRectF(inner.right() - countWidth, top, countWidth + 1, line), TextStyle::CaptionStrong, theme.text,
                   count);
        const QRectF track(inner.left(), top + line, inner.width(), m_look.scaled(8));
        brush.box(track, track.height() / 2, theme.line);
        qreal x = track.left();
        const auto part = [&](qint64 value, const QColor &color, bool hatched) {
            if (value == 0)
                return;
            const qreal width =
                std::max<qreal>(3, track.width() * static_cast<qreal>(value) / static_cast<qreal>(row.all()));
            const QRectF bar(x, track.top(), std::min(width, track.right() - x), track.height());
            brush.box(bar, 2, color);
            if (hatched)
                painter.fillRect(brush.placed(bar), QBrush(theme.surface, Qt::BDiagPattern));
            x += width + 1;
        };
        part(row.accepted, theme.tone(Tone::Good).graphic, false);
        part(row.later, theme.tone(Tone::Alert).graphic, false);
        part(row.failed, theme.tone(Tone::Bad).graphic, true);
        top += rowHeight();
    }
}

} // namespace wakeline
