// SPDX-License-Identifier: GPL-3.0-or-later
#include "Waveform.h"

#include "Painting.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qreal barWidth = 2.4;
constexpr qreal pitch = 4;
constexpr qreal quietest = 2.4; ///< silence is a row of dots
constexpr qreal headRadius = 3.5;
constexpr qreal headRoom = 8; ///< above the bars, for the dot of the line

} // namespace

QString clockText(std::chrono::milliseconds time)
{
    const qint64 seconds = time / 1s;
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(tail);
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0')).arg(tail);
}

Waveform::Waveform(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard where it is
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Click to go there, Left and Right for 5 seconds"));
    clear();
}

QSize Waveform::sizeHint() const
{
    return {400, m_look.scaled(74)};
}

int Waveform::barCount() const
{
    return std::max(1, static_cast<int>((width() - 2) / pitch));
}

void Waveform::show(PeaksOf peaks, std::chrono::milliseconds duration)
{
    m_peaks = std::move(peaks);
    m_bars.clear();
    m_duration = duration;
    m_position = 0ms;
    tell();
    update();
}

void Waveform::clear()
{
    show({}, 0ms);
}

void Waveform::setPosition(std::chrono::milliseconds position)
{
    const bool anotherSecond = position / 1s != m_position / 1s;
    m_position = std::clamp(position, 0ms, m_duration);
    if (anotherSecond)
        tell();
    update();
}

void Waveform::tell()
{
    setAccessibleName(m_duration > 0ms ? tr("Played %1 of %2").arg(clockText(m_position), clockText(m_duration))
                                       : tr("Nothing to play"));
}

qreal Waveform::playedX() const
{
    if (m_duration <= 0ms)
        return 0;
    return static_cast<qreal>(m_position.count()) / static_cast<qreal>(m_duration.count()) * barCount() * pitch;
}

void Waveform::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look);
    const Theme &theme = m_look.theme();
    const auto count = static_cast<std::size_t>(barCount());
    if (m_bars.size() != count)
        m_bars = m_peaks ? m_peaks(barCount()) : std::vector<float>(count, 0.0F);
    const qreal played = playedX();
    const qreal middle = (height() + headRoom) / 2;
    const qreal highest = height() - headRoom - 2;
    // The loudest bar fills the height, so that a quiet message shows where it speaks; noise alone stays low.
    const float loudest = std::max(0.05F, *std::ranges::max_element(m_bars));
    const QColor ahead = mix(theme.surface, theme.tone(Tone::Quiet).graphic, m_peaks ? 0.75 : 0.35);
    painter.setPen(Qt::NoPen);
    for (std::size_t bar = 0; bar < count; ++bar) {
        const qreal x = static_cast<qreal>(bar) * pitch;
        const qreal length = std::max(quietest, highest * static_cast<qreal>(m_bars[bar] / loudest));
        painter.setBrush(m_peaks && x + barWidth / 2 <= played ? theme.measure : ahead);
        painter.drawRoundedRect(QRectF(x, middle - length / 2, barWidth, length), barWidth / 2, barWidth / 2);
    }
    if (m_peaks) {
        const qreal x = std::clamp(played, headRadius, width() - headRadius);
        painter.fillRect(QRectF(x - 1, headRadius, 2, height() - headRadius), theme.text);
        painter.setBrush(theme.text);
        painter.drawEllipse(QPointF(x, headRadius), headRadius, headRadius);
    }
    if (hasFocus())
        brush.box(rect(), 6, {}, theme.accent, 2);
}

void Waveform::seekTo(qreal x)
{
    if (m_duration <= 0ms)
        return;
    const qreal share = std::clamp(x / (barCount() * pitch), 0.0, 1.0);
    Q_EMIT seekWanted(std::chrono::milliseconds(std::llround(share * static_cast<qreal>(m_duration.count()))));
}

void Waveform::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        seekTo(event->position().x());
}

void Waveform::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        seekTo(event->position().x());
}

void Waveform::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT seekWanted(std::max(m_position - keyStep, 0ms));
        break;
    case Qt::Key_Right:
        Q_EMIT seekWanted(std::min(m_position + keyStep, m_duration));
        break;
    case Qt::Key_Home:
        Q_EMIT seekWanted(0ms);
        break;
    case Qt::Key_End:
        Q_EMIT seekWanted(m_duration);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Waveform::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void Waveform::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace wakeline
