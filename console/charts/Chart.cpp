// SPDX-License-Identifier: GPL-3.0-or-later
#include "Chart.h"

#include "ChartPainter.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>

namespace wakeline {

bool ChartContent::hasValues() const
{
    return std::ranges::any_of(series, [](const ChartSeries &one) {
        return std::ranges::any_of(one.values, [](const auto &value) { return value.has_value(); });
    });
}

QString ChartContent::valueText(std::optional<double> value) const
{
    if (!value)
        return QStringLiteral("–");
    const QString number = QLocale().toString(*value, 'f', decimals);
    return unit.isEmpty() ? number : number + u' ' + unit;
}

Chart::Chart(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_redraw.setSingleShot(true);
    connect(&m_redraw, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void Chart::show(const ChartContent &content)
{
    if (content == m_content)
        return;
    m_content = content;
    if (m_marked && *m_marked >= content.times.size())
        m_marked.reset();
    describe();
    Q_EMIT contentChanged();
    const qint64 since = m_painted.isValid() ? m_painted.elapsed() : pace.count();
    if (since >= pace.count())
        update();
    else if (!m_redraw.isActive())
        m_redraw.start(static_cast<int>(pace.count() - since));
}

void Chart::describe()
{
    QStringList values;
    for (const ChartSeries &series : m_content.series)
        values.append(QStringLiteral("%1 %2").arg(series.name, series.legend));
    setAccessibleName(QStringLiteral("%1: %2").arg(m_content.title, values.join(QStringLiteral(", "))));
    QStringList marked;
    if (m_marked) {
        marked.append(chartTimeText(m_content.times.at(*m_marked)));
        for (const ChartSeries &series : m_content.series)
            marked.append(
                QStringLiteral("%1 %2").arg(series.name, m_content.valueText(series.values.value(*m_marked))));
    }
    setAccessibleDescription(marked.join(QStringLiteral(", ")));
}

QSize Chart::sizeHint() const
{
    return {m_look.scaled(320), m_look.scaled(262)};
}

QSize Chart::minimumSizeHint() const
{
    return {m_look.scaled(240), m_look.scaled(210)};
}

void Chart::paintEvent(QPaintEvent *)
{
    m_painted.restart();
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    brush.box(rect(), 8, m_look.theme().surface, m_look.theme().line);
    m_plot = ChartPainter(brush, m_content).paint(rect(), m_titleRoom, m_marked);
    if (hasFocus())
        brush.box(rect(), 8, {}, m_look.theme().accent, 2);
}

void Chart::mark(std::optional<int> index)
{
    if (index == m_marked)
        return;
    m_marked = index;
    describe();
    update();
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    const bool inside = m_plot.adjusted(0, -8, 0, 8).contains(event->position()) && !m_content.times.isEmpty();
    mark(inside ? std::optional(slotAt((event->position().x() - m_plot.left()) / m_plot.width(),
                                       static_cast<int>(m_content.times.size())))
                : std::nullopt);
}

void Chart::leaveEvent(QEvent *event)
{
    mark(std::nullopt);
    QWidget::leaveEvent(event);
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    mark(std::nullopt);
    QWidget::focusOutEvent(event);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_content.times.size()) - 1;
    if (last < 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return mark(std::max(0, m_marked.value_or(last + 1) - 1));
    case Qt::Key_Right:
        return mark(std::min(last, m_marked.value_or(last - 1) + 1));
    case Qt::Key_Home:
        return mark(0);
    case Qt::Key_End:
        return mark(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace wakeline
