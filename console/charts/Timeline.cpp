// SPDX-License-Identifier: GPL-3.0-or-later
#include "Timeline.h"

#include "Painting.h"

#include <QEvent>

namespace wakeline {

namespace {

constexpr int iconSize = 14;
constexpr int textLeft = 24;

} // namespace

Timeline::Timeline(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Timeline::show(const QList<Step> &steps)
{
    if (steps == m_steps)
        return;
    const bool resized = steps.size() != m_steps.size() || sizeHint().height() != height();
    m_steps = steps;
    QStringList words;
    for (const Step &step : steps)
        words.append(QStringList{step.time, step.label, step.note}.join(QLatin1Char(' ')).simplified());
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    if (resized)
        updateGeometry();
    update();
}

void Timeline::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

int Timeline::stepHeight(const Step &step) const
{
    return m_look.scaled(step.note.isEmpty() ? 28 : 44);
}

QSize Timeline::sizeHint() const
{
    int height = 0;
    for (const Step &step : m_steps)
        height += stepHeight(step);
    return {240, height};
}

void Timeline::paintStep(Brush &brush, const QRectF &rect, const Step &step) const
{
    const Theme &theme = m_look.theme();
    const ToneColors &colors = theme.tone(step.tone);
    const qreal line = m_look.scaled(20);
    brush.icon(QRectF(rect.left(), rect.top(), m_look.scaled(iconSize), line), step.icon, iconSize, colors.text);

    const qreal timeWidth = brush.textWidth(TextStyle::Caption, step.time);
    const QRectF time(rect.right() - timeWidth, rect.top(), timeWidth, line);
    brush.text(time, TextStyle::Caption, step.current ? colors.text : theme.hint, step.time);

    const QRectF label(rect.left() + m_look.scaled(textLeft), rect.top(),
                       rect.width() - m_look.scaled(textLeft) - timeWidth - 8, line);
    const bool coming = step.tone == Tone::Quiet && !step.current;
    brush.text(label, step.current ? TextStyle::Strong : TextStyle::Body, coming ? theme.hint : theme.text, step.label);
    brush.text(QRectF(label.left(), rect.top() + line - 2, rect.width() - m_look.scaled(textLeft), line),
               TextStyle::Caption, theme.hint, step.note);
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    qreal top = 0;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps.at(i);
        const qreal height = stepHeight(step);
        paintStep(brush, QRectF(0, top, width(), height), step);
        if (i + 1 < m_steps.size()) {
            const qreal middle = m_look.scaled(iconSize) / 2.0;
            const qreal below = top + m_look.scaled(20) + 1;
            painter.setPen(QPen(m_look.theme().line, 1.5));
            const QRectF line = brush.placed(QRectF(middle, below, 0, top + height + 1 - below));
            painter.drawLine(line.topLeft(), line.bottomLeft());
        }
        top += height;
    }
}

} // namespace wakeline
