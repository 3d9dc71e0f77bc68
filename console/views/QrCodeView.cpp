// SPDX-License-Identifier: GPL-3.0-or-later
#include "QrCodeView.h"

#include "Painting.h"

#include <cmath>

namespace wakeline {

namespace {

constexpr int designSide = 248; // a module of the largest picture that the service makes has five pixels

} // namespace

QrCodeView::QrCodeView(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCodeView::show(const QrPicture &picture)
{
    m_picture = picture;
    update();
}

void QrCodeView::clear()
{
    m_picture.reset();
    update();
}

QSize QrCodeView::sizeHint() const
{
    return {m_look.scaled(designSide), m_look.scaled(designSide)};
}

void QrCodeView::paintEvent(QPaintEvent *)
{
    if (!m_picture)
        return;
    QPainter painter(this);
    Brush(painter, m_look).box(rect(), 8, Qt::white, m_look.theme().line);

    const qreal ratio = devicePixelRatioF();
    const int side = static_cast<int>(std::floor(std::min(width(), height()) * ratio));
    const int modules = m_picture->size() + 2 * QrPicture::quietZone;
    const int pixels = std::max(1, side / modules);
    const int margin = (side - pixels * m_picture->size()) / 2; // at least the quiet zone
    painter.scale(1 / ratio, 1 / ratio);                        // from here on in device pixels
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int y = 0; y < m_picture->size(); ++y) {
        for (int x = 0; x < m_picture->size(); ++x) {
            if (m_picture->isDark(x, y))
                painter.fillRect(margin + x * pixels, margin + y * pixels, pixels, pixels, Qt::black);
        }
    }
}

} // namespace wakeline
