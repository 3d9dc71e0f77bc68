// SPDX-License-Identifier: GPL-3.0-or-later
#include "WakeHistogram.h"

#include "Painting.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace wakeline {

namespace {

constexpr int gap = 6;

QString secondsOf(int milliseconds)
{
    return QLocale().toString(milliseconds / 1000.0, 'g', 2);
}

} // namespace

WakeHistogram::WakeHistogram(const Appearance &look, std::chrono::milliseconds slow, QWidget *parent)
    : QWidget(parent), m_look(look), m_slow(slow)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Appearance::changed, this, [this] { updateGeometry(); });
    show(Counts{});
}

WakeHistogram::Counts WakeHistogram::count(const QList<std::chrono::milliseconds> &latencies)
{
    Counts counts{};
    for (const std::chrono::milliseconds latency : latencies) {
        const auto range = std::ranges::upper_bound(ends, static_cast<int>(latency.count()));
        ++counts[static_cast<std::size_t>(range - ends.begin())];
    }
    return counts;
}

QString WakeHistogram::rangeText(int range) const
{
    const auto at = static_cast<std::size_t>(range);
    if (at == ends.size())
        return tr("over %1 s").arg(secondsOf(ends.back()));
    return range == 0 ? tr("under %1 s").arg(secondsOf(ends.front()))
                      : tr("%1 to %2 s").arg(secondsOf(ends[at - 1]), secondsOf(ends[at]));
}

void WakeHistogram::show(const Counts &counts)
{
    m_counts = counts;
    QStringList words;
    for (int range = 0; range < static_cast<int>(counts.size()); ++range) {
        if (const int woke = counts[static_cast<std::size_t>(range)]; woke > 0)
            words.append(tr("%1: %2").arg(rangeText(range)).arg(woke));
    }
    setAccessibleName(words.isEmpty() ? tr("Time from push to REGISTER: nothing woke")
                                      : tr("Time from push to REGISTER. %1").arg(words.join(QLatin1String(", "))));
    update();
}

QSize WakeHistogram::sizeHint() const
{
    return {m_look.scaled(420), m_look.scaled(84)};
}

QRectF WakeHistogram::column(int range) const
{
    const qreal left = m_look.scaled(20);
    const qreal width = (this->width() - left - m_look.scaled(12)) / static_cast<qreal>(m_counts.size());
    return {left + range * width, 0, width - gap, static_cast<qreal>(height())};
}

void WakeHistogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look);
    const Theme &theme = m_look.theme();
    const qreal caption = QFontMetricsF(m_look.font(TextStyle::Caption)).height();
    const int highest = std::max(1, *std::ranges::max_element(m_counts));
    const qreal room = height() - 2 * caption - 12;
    for (int range = 0; range < static_cast<int>(m_counts.size()); ++range) {
        const auto at = static_cast<std::size_t>(range);
        const QRectF place = column(range);
        const int woke = m_counts[at];
        const bool slow = at > 0 && ends[at - 1] >= m_slow.count();
        const qreal tall = woke == 0 ? 1 : std::max<qreal>(2, room * woke / highest);
        const qreal base = height() - caption - 6;
        const QColor color = woke == 0 ? theme.line : slow ? theme.tone(Tone::Alert).graphic : theme.accent;
        brush.box(QRectF(place.left(), base - tall, place.width(), tall), woke == 0 ? 0 : 2, color);
        if (woke > 0)
            brush.text(QRectF(place.left(), base - tall - caption - 2, place.width(), caption + 2), TextStyle::Caption,
                       theme.secondary, QLocale().toString(woke), Qt::AlignHCenter);
        const QString label =
            at == ends.size() ? tr(">%1 s").arg(secondsOf(ends.back())) : tr("<%1 s").arg(secondsOf(ends[at]));
        brush.text(QRectF(place.left(), base + 2, place.width(), caption + 2), TextStyle::Caption, theme.hint, label,
                   Qt::AlignHCenter);
    }
}

bool WakeHistogram::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    for (int range = 0; range < static_cast<int>(m_counts.size()); ++range) {
        if (column(range).contains(help->pos()))
            QToolTip::showText(
                help->globalPos(),
                plainToolTip(tr("%1: %n phone(s) woke", nullptr, m_counts[static_cast<std::size_t>(range)])
                                 .arg(rangeText(range))),
                this);
    }
    return true;
}

} // namespace wakeline
