// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChartPainter.h"

#include <QLocale>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace wakeline {

namespace {

constexpr int padding = 14;
constexpr int titleHeight = 20;
constexpr int legendHeight = 20;
constexpr int axisHeight = 24;
constexpr qreal legendGap = 4;
constexpr qreal lineWidth = 1.8;

} // namespace

QString chartTimeText(const QDateTime &time)
{
    return QLocale::c().toString(time.toLocalTime().time(), QStringLiteral("HH:mm"));
}

QColor ChartPainter::ink(ChartInk ink) const
{
    const Theme &theme = m_look.theme();
    switch (ink) {
    case ChartInk::Accent:
        return theme.measure;
    case ChartInk::Neutral:
        return theme.hint;
    case ChartInk::Good:
        return theme.tone(Tone::Good).graphic;
    case ChartInk::Busy:
        return theme.tone(Tone::Busy).graphic;
    case ChartInk::Alert:
        return theme.tone(Tone::Alert).graphic;
    case ChartInk::Bad:
        return theme.tone(Tone::Bad).graphic;
    }
    return theme.measure;
}

/// \return the height it took; what does not fit into one line goes on in the next
qreal ChartPainter::paintLegend(const QRectF &area)
{
    const Theme &theme = m_look.theme();
    const qreal line = m_look.scaled(legendHeight);
    qreal x = area.left();
    qreal y = area.top();
    for (const ChartSeries &series : m_content.series) {
        const bool bar = m_content.shape == ChartContent::Shape::Bars;
        const qreal swatch = bar ? 10 : 16;
        const qreal name = m_brush.textWidth(TextStyle::Caption, series.name);
        const qreal value = m_brush.textWidth(TextStyle::CaptionStrong, series.legend);
        const qreal width = swatch + legendGap + name + legendGap + value;
        if (x > area.left() && x + width > area.right() + padding / 2.0) {
            x = area.left();
            y += line;
        }
        const QColor color = ink(series.ink);
        QPainter &painter = m_brush.painter();
        if (bar) {
            const QRectF box(x, y + (line - swatch) / 2, swatch, swatch);
            m_brush.box(box, 2, color);
            if (series.hatched)
                painter.fillRect(box, QBrush(theme.surface, Qt::BDiagPattern));
        } else {
            QPen pen(color, 2.4, Qt::SolidLine, Qt::FlatCap);
            if (series.dashed)
                pen.setDashPattern({2.5, 1.5});
            painter.setPen(pen);
            painter.drawLine(QPointF(x, y + line / 2), QPointF(x + swatch, y + line / 2));
        }
        x += swatch + legendGap;
        m_brush.text(QRectF(x, y, name + 1, line), TextStyle::Caption, theme.secondary, series.name);
        x += name + legendGap;
        m_brush.text(QRectF(x, y, value + 1, line), TextStyle::CaptionStrong, theme.text, series.legend);
        x += value + 2 * legendGap;
    }
    return y + line - area.top();
}

double ChartPainter::mostShown() const
{
    double most = 0;
    for (qsizetype i = 0; i < m_content.times.size(); ++i) {
        double sum = 0;
        for (const ChartSeries &series : m_content.series) {
            const double value = series.values.value(i).value_or(0);
            sum = m_content.shape == ChartContent::Shape::Bars ? sum + value : value;
            most = std::max(most, sum);
        }
    }
    return most;
}

double ChartPainter::leastShown() const
{
    double least = std::numeric_limits<double>::max();
    for (const ChartSeries &series : m_content.series) {
        for (const auto &value : series.values)
            least = std::min(least, value.value_or(least));
    }
    return least == std::numeric_limits<double>::max() ? 0 : least;
}

double ChartPainter::Frame::x(double index) const
{
    return plot.left() + (index + 0.5) / count * plot.width();
}

ChartPainter::Frame ChartPainter::frameOf(const QRectF &area)
{
    Frame frame;
    frame.count = static_cast<int>(std::max<qsizetype>(1, m_content.times.size()));
    const qreal height = area.height() - m_look.scaled(axisHeight);
    const int steps = std::clamp(static_cast<int>(height / m_look.scaled(40)), 2, 6);
    frame.scale = ChartScale::around(leastShown(), mostShown(), steps, m_content.fromZero, m_content.whole);
    qreal labels = 0;
    for (const double tick : frame.scale.ticks())
        labels = std::max(labels,
                          m_brush.textWidth(TextStyle::Caption, QLocale().toString(tick, 'f', frame.scale.decimals())));
    frame.plot = QRectF(area.left() + labels + 8, area.top() + 6, area.width() - labels - 8 - 4, height - 6);
    return frame;
}

void ChartPainter::paintAxes(const Frame &frame, qreal right)
{
    const Theme &theme = m_look.theme();
    QPainter &painter = m_brush.painter();
    const qreal line = m_look.scaled(18);
    const QRectF &plot = frame.plot;
    for (const double tick : frame.scale.ticks()) {
        const qreal y = std::round(frame.y(tick)) + 0.5;
        painter.setPen(QPen(tick == frame.scale.low ? mix(theme.line, theme.control, 0.5) : theme.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        m_brush.text(QRectF(0, y - line / 2, plot.left() - 8, line), TextStyle::Caption, theme.hint,
                     QLocale().toString(tick, 'f', frame.scale.decimals()), Qt::AlignRight);
    }
    if (m_content.times.isEmpty())
        return;
    const QDateTime from = m_content.times.first();
    const QDateTime to = m_content.times.last().addSecs(m_content.step.count());
    const qreal width = m_brush.textWidth(TextStyle::Caption, QStringLiteral("00:00"));
    const int most = std::max(2, static_cast<int>(plot.width() / (width + m_look.scaled(18))));
    for (const QDateTime &tick : timeTicks(from, to, most)) {
        const qreal share = static_cast<qreal>(from.secsTo(tick)) / static_cast<qreal>(from.secsTo(to));
        const qreal x = std::clamp(plot.left() + share * plot.width() - width / 2, plot.left() - width / 2,
                                   right - padding + 4 - width);
        m_brush.text(QRectF(x, plot.bottom() + 5, width + 1, line), TextStyle::Caption, theme.hint,
                     chartTimeText(tick));
    }
}

void ChartPainter::paintLine(const Frame &frame, const ChartSeries &series)
{
    QPainter &painter = m_brush.painter();
    const QColor color = ink(series.ink);
    QPainterPath path;
    QPolygonF run;
    std::optional<QPointF> last;
    const auto finish = [&] {
        if (series.filled && frame.scale.low == 0 && run.size() > 1) {
            QLinearGradient fill(0, frame.plot.top(), 0, frame.plot.bottom());
            QColor top = color;
            top.setAlphaF(0.18F);
            QColor bottom = color;
            bottom.setAlphaF(0.02F);
            fill.setColorAt(0, top);
            fill.setColorAt(1, bottom);
            QPolygonF area = run;
            area << QPointF(run.last().x(), frame.plot.bottom()) << QPointF(run.first().x(), frame.plot.bottom());
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawPolygon(area);
        }
        if (run.size() == 1) // a value between two gaps is a dot, else nobody would see it
            path.addEllipse(run.first(), 1, 1);
        run.clear();
    };
    for (qsizetype i = 0; i < series.values.size(); ++i) {
        if (!series.values.at(i)) {
            finish();
            continue;
        }
        const QPointF point(frame.x(static_cast<double>(i)), frame.y(*series.values.at(i)));
        run.isEmpty() ? path.moveTo(point) : path.lineTo(point);
        run << point;
        last = point;
    }
    finish();
    QPen pen(color, lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (series.dashed)
        pen.setDashPattern({4, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    if (last)
        m_brush.box(QRectF(*last - QPointF(3, 3), QSizeF(6, 6)), 3, color);
}

void ChartPainter::paintBars(const Frame &frame)
{
    QPainter &painter = m_brush.painter();
    const qreal slot = frame.plot.width() / frame.count;
    const qreal width = std::max<qreal>(1.5, slot - std::clamp<qreal>(slot * 0.2, 0.5, 3));
    for (int i = 0; i < frame.count; ++i) {
        double below = 0;
        for (const ChartSeries &series : m_content.series) {
            const double value = series.values.value(i).value_or(0);
            if (value <= 0)
                continue;
            const QRectF bar(QPointF(frame.x(i) - width / 2, frame.y(below + value)),
                             QPointF(frame.x(i) + width / 2, frame.y(below) - (below > 0 ? 1 : 0)));
            painter.fillRect(bar, ink(series.ink));
            if (series.hatched)
                painter.fillRect(bar, QBrush(m_look.theme().surface, Qt::BDiagPattern));
            below += value;
        }
    }
}

void ChartPainter::paintCrosshair(const Frame &frame, int marked, qreal right)
{
    const Theme &theme = m_look.theme();
    QPainter &painter = m_brush.painter();
    const qreal x = frame.x(marked);
    painter.setPen(QPen(theme.hint, 1));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));

    const qreal line = m_look.scaled(18);
    const QString time = chartTimeText(m_content.times.at(marked));
    qreal names = 0;
    qreal values = m_brush.textWidth(TextStyle::CaptionStrong, time);
    for (const ChartSeries &series : m_content.series) {
        names = std::max(names, m_brush.textWidth(TextStyle::Caption, series.name));
        values = std::max(
            values, m_brush.textWidth(TextStyle::CaptionStrong, m_content.valueText(series.values.value(marked))));
    }
    const QSizeF size(names + values + 14 + 20, line * static_cast<qreal>(m_content.series.size() + 1) + 8);
    const qreal left = x + 8 + size.width() <= right - 4 ? x + 8 : std::max<qreal>(4, x - 8 - size.width());
    const QRectF tip(QPointF(left, frame.plot.top()), size);
    m_brush.box(tip, 4, theme.inverse);
    QRectF row(tip.left() + 10, tip.top() + 4, tip.width() - 20, line);
    m_brush.text(row, TextStyle::CaptionStrong, theme.onInverse, time);
    for (const ChartSeries &series : m_content.series) {
        row.translate(0, line);
        m_brush.text(row, TextStyle::Caption, theme.onInverse, series.name);
        m_brush.text(row, TextStyle::CaptionStrong, theme.onInverse, m_content.valueText(series.values.value(marked)),
                     Qt::AlignRight);
    }
}

QRectF ChartPainter::paint(const QRectF &rect, int titleRoom, std::optional<int> marked)
{
    const Theme &theme = m_look.theme();
    const qreal title = m_look.scaled(titleHeight);
    const QRectF inner = rect.adjusted(padding, 10, -padding, -8);
    m_brush.text(QRectF(inner.left(), inner.top(), inner.width() - titleRoom, title), TextStyle::Strong, theme.text,
                 m_content.title);
    m_brush.stopMirroring(); // time runs to the right in every language
    QRectF area = inner.adjusted(0, title + 4, 0, 0);
    if (!m_content.hasValues()) {
        m_brush.text(area, TextStyle::Body, theme.hint, m_content.empty, Qt::AlignHCenter);
        return {};
    }
    area.setTop(area.top() + paintLegend(area) + 4);
    const Frame frame = frameOf(area);
    paintAxes(frame, rect.right());
    if (m_content.shape == ChartContent::Shape::Bars) {
        paintBars(frame);
    } else {
        for (const ChartSeries &series : m_content.series)
            paintLine(frame, series);
    }
    if (marked && *marked < m_content.times.size())
        paintCrosshair(frame, *marked, rect.right());
    return frame.plot;
}

} // namespace wakeline
