// SPDX-License-Identifier: GPL-3.0-or-later
#include "LatencyDelegate.h"

namespace wakeline {

namespace {

constexpr int barLength = 64;
constexpr int barHeight = 6;
constexpr int gap = 12;

} // namespace

LatencyDelegate::LatencyDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, int shareRole,
                                 ToneOf tone)
    : RowDelegate(look, cursor, parent), m_shareRole(shareRole), m_tone(std::move(tone))
{}

void LatencyDelegate::paintCell(Brush &brush, const Cell &cell) const
{
    const QVariant share = cell.index.data(m_shareRole);
    const QRectF rect = cell.rect.adjusted(0, 0, -numberInset, 0);
    const std::optional<Tone> tone = m_tone ? m_tone(cell.index) : std::nullopt;
    const QColor number = !share.isValid() ? quiet(cell) : tone ? theme().tone(*tone).text : theme().text;
    brush.text(rect, TextStyle::Body, number, cell.index.data().toString(), Qt::AlignRight);
    if (!share.isValid())
        return;
    const QRectF bar(rect.left(), rect.center().y() - barHeight / 2.0, barLength, barHeight);
    brush.bar(bar, share.toReal(), tone ? theme().tone(*tone).graphic : theme().measure);
}

qreal LatencyDelegate::contentWidth(const QString &sample) const
{
    return barLength + gap + Typography::tabularWidth(look().font(TextStyle::Body), sample) + numberInset;
}

} // namespace wakeline
