// SPDX-License-Identifier: GPL-3.0-or-later
#include "StateDelegate.h"

namespace wakeline {

namespace {

constexpr int aroundWord = 8 + 14 + 6 + 9; // the pill's padding and icon

} // namespace

StateDelegate::StateDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, LookOf lookOf)
    : RowDelegate(look, cursor, parent), m_lookOf(std::move(lookOf))
{}

void StateDelegate::paintCell(Brush &brush, const Cell &cell) const
{
    const StateLook state = m_lookOf(cell.index);
    brush.state(cell.rect, state, state.loud);
}

qreal StateDelegate::contentWidth(const QString &sample) const
{
    const qreal quiet = Typography::tabularWidth(look().font(TextStyle::Body), sample);
    const qreal loud = Typography::tabularWidth(look().font(TextStyle::CaptionStrong), sample);
    return std::max(quiet, loud) + look().scaled(aroundWord);
}

} // namespace wakeline
