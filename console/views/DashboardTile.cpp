// SPDX-License-Identifier: GPL-3.0-or-later
#include "DashboardTile.h"

#include "Painting.h"
#include "Sparkline.h"

#include <QStyleOption>

namespace wakeline {

namespace {

constexpr int tileHeight = 100;
constexpr int padding = 14;
constexpr int sparkWidth = 82;
constexpr int sparkHeight = 26;

Icon noteIcon(Tone tone)
{
    return tone == Tone::Good ? Icon::Online : Icon::Warning;
}

} // namespace

DashboardTile::DashboardTile(const Appearance &look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Appearance::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void DashboardTile::show(const TileContent &content)
{
    if (content == m_content)
        return;
    m_content = content;
    const QString value = QStringList{content.figure, content.unit}.join(u' ').trimmed();
    setAccessibleName(tr("%1: %2").arg(content.title, value));
    setAccessibleDescription(content.note);
    setToolTip(plainToolTip(content.note));
    update();
}

QSize DashboardTile::sizeHint() const
{
    return {m_look.scaled(246), m_look.scaled(tileHeight)};
}

QSize DashboardTile::minimumSizeHint() const
{
    return {m_look.scaled(170), m_look.scaled(tileHeight)};
}

void DashboardTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    QStyleOption option;
    option.initFrom(this);
    brush.box(rect(), 8, underMouse() || isDown() ? theme.hover : theme.surface, theme.line);
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        brush.box(rect(), 8, {}, theme.accent, 2);

    const QRectF inner = QRectF(rect()).adjusted(padding, m_look.scaled(10), -padding, -m_look.scaled(8));
    const qreal label = m_look.scaled(22);
    const qreal icon = m_look.scaled(16);
    brush.icon(QRectF(inner.left(), inner.top(), icon, label), m_content.icon, 16, theme.secondary);
    brush.text(QRectF(inner.left() + icon + 6, inner.top(), inner.width() - icon - 6, label), TextStyle::Body,
               theme.secondary, m_content.title);

    const qreal figureHeight = m_look.scaled(36);
    const QRectF figure(inner.left(), inner.top() + label, inner.width(), figureHeight);
    const qreal figureWidth = brush.textWidth(TextStyle::Figure, m_content.figure);
    brush.text(figure, TextStyle::Figure, theme.text, m_content.figure);
    const qreal unitWidth = brush.textWidth(TextStyle::Body, m_content.unit);
    const QRectF unit(figure.left() + figureWidth + 7, figure.top() + m_look.scaled(4),
                      std::max<qreal>(0, figure.width() - figureWidth - 7), figureHeight - m_look.scaled(4));
    brush.text(unit, TextStyle::Body, theme.hint, m_content.unit);
    // The words go before the picture.
    const qreal spark = m_look.scaled(sparkWidth);
    if (figureWidth + 7 + unitWidth + 10 + spark <= figure.width()) {
        const QRectF area(inner.right() - spark, figure.top() - m_look.scaled(4), spark, m_look.scaled(sparkHeight));
        if (m_content.share)
            brush.bar(QRectF(area.left(), figure.center().y() - 3, area.width(), 6), *m_content.share, theme.measure);
        else
            paintSparkline(brush, area, m_content.course);
    }

    QRectF note(inner.left(), figure.bottom(), inner.width(), inner.bottom() - figure.bottom());
    QColor ink = theme.hint;
    if (m_content.noteTone) {
        ink = theme.tone(*m_content.noteTone).text;
        brush.icon(QRectF(note.left(), note.top(), m_look.scaled(14), note.height()), noteIcon(*m_content.noteTone), 14,
                   ink);
        note.setLeft(note.left() + m_look.scaled(20));
        if (*m_content.noteTone == Tone::Good)
            ink = theme.hint;
    }
    brush.text(note, TextStyle::Caption, ink, m_content.note);
}

} // namespace wakeline
