// SPDX-License-Identifier: GPL-3.0-or-later
#include "Toast.h"

#include "Buttons.h"
#include "Painting.h"

#include <QAccessible>
#include <QPainterPath>
#include <QStyle>

namespace wakeline {

using namespace std::chrono_literals;

Toast::Toast(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    hide();
    m_step.setInterval(50ms);
    connect(&m_step, &QTimer::timeout, this, &Toast::advance);
    m_undoButton = new ActionButton(look, ActionButton::Kind::InverseLink, tr("Undo"), this);
    m_undoButton->setToolTip(tr("Take it back (Ctrl+Z)"));
    m_undoButton->hide();
    connect(m_undoButton, &QPushButton::clicked, this, &Toast::undo);
}

QSize Toast::sizeHint() const
{
    const qreal text = Typography::tabularWidth(m_look.font(TextStyle::Body), m_line.text);
    const int undo = m_undo ? m_undoButton->sizeHint().width() + 12 : 0;
    return {std::min(static_cast<int>(text) + 92 + undo, parentWidget()->width() - 40), m_look.scaled(44)};
}

void Toast::place()
{
    const QSize size = sizeHint();
    const QRect around = parentWidget()->rect();
    setGeometry(around.center().x() - size.width() / 2, around.bottom() - size.height() - 20, size.width(),
                size.height());
    const QSize button = m_undoButton->sizeHint();
    const QPoint corner(width() - 44 - button.width(), (height() - button.height()) / 2);
    m_undoButton->setGeometry(QStyle::visualRect(layoutDirection(), rect(), {corner, button}));
}

void Toast::say(const QString &text, Icon icon)
{
    if (m_undo)
        m_waiting = Line{text, icon};
    else
        put({text, icon});
}

void Toast::put(const Line &line)
{
    m_undo = nullptr;
    m_undoButton->hide();
    m_line = line;
    m_left = shownFor;
    setAccessibleName(line.text);
    place();
    show();
    raise();
    update();
    m_sinceStep.start();
    m_step.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::offerUndo(const QString &text, std::function<void()> undo)
{
    put({text, Icon::Check});
    m_undo = std::move(undo);
    m_undoButton->show();
    place();
}

bool Toast::undo()
{
    if (!m_undo)
        return false;
    const auto undo = std::exchange(m_undo, nullptr);
    leave();
    undo();
    return true;
}

void Toast::leave()
{
    m_step.stop();
    m_undo = nullptr;
    hide();
    if (const auto next = std::exchange(m_waiting, std::nullopt))
        put(*next);
}

void Toast::advance()
{
    const std::chrono::milliseconds passed(m_sinceStep.restart());
    if (!underMouse() && !m_undoButton->hasFocus())
        m_left -= passed;
    if (m_left <= 0ms)
        leave();
    update(0, height() - 3, width(), 3);
}

void Toast::mousePressEvent(QMouseEvent *)
{
    leave();
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    QPainterPath shape;
    shape.addRoundedRect(rect(), 8, 8);
    painter.fillPath(shape, theme.inverse);
    brush.icon(QRectF(14, 0, 16, height()), m_line.icon, 16, theme.onInverse);
    const int undo = m_undo ? m_undoButton->width() + 12 : 0;
    brush.text(QRectF(40, 0, width() - 84 - undo, height()), TextStyle::Body, theme.onInverse, m_line.text);
    brush.icon(QRectF(width() - 32, 0, 14, height()), Icon::Close, 14, theme.onInverse);
    painter.setClipPath(shape);
    const qreal share = static_cast<qreal>(m_left.count()) / static_cast<qreal>(shownFor.count());
    painter.fillRect(brush.placed(QRectF(0, height() - 3, width() * share, 3)), theme.inverseLink);
}

} // namespace wakeline
