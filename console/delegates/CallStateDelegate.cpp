// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallStateDelegate.h"

namespace wakeline {

namespace {

constexpr int disc = 30;
constexpr int discRoom = disc + 10;
constexpr qreal ringWidth = 3;

} // namespace

CallStateDelegate::CallStateDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, Roles roles,
                                     LookOf lookOf, std::function<bool(const QModelIndex &)> counting)
    : RowDelegate(look, cursor, parent), m_roles(roles), m_lookOf(std::move(lookOf)), m_counting(std::move(counting))
{}

void CallStateDelegate::paintRing(Brush &brush, const QRectF &rect, const Cell &cell, const StateLook &state) const
{
    const QVariant share = cell.index.data(m_roles.share);
    const QVariant seconds = cell.index.data(m_roles.seconds);
    const auto left = share.isValid() ? std::optional(share.toReal()) : std::nullopt;
    brush.ring(rect, left, state.tone, cell.ground, ringWidth);
    brush.text(rect, TextStyle::CaptionStrong, theme().tone(state.tone).text,
               seconds.isValid() ? seconds.toString() : QStringLiteral("–"), Qt::AlignHCenter);
}

void CallStateDelegate::paintCell(Brush &brush, const Cell &cell) const
{
    const StateLook state = m_lookOf(cell.index);
    const ToneColors &colors = theme().tone(state.tone);
    const QRectF rect = cell.rect;
    const qreal size = look().scaled(disc);
    const qreal room = look().scaled(discRoom);
    const QRectF circle(rect.left(), rect.center().y() - size / 2, size, size);
    if (m_counting(cell.index)) {
        paintRing(brush, circle, cell, state);
    } else {
        brush.box(circle, size / 2, colors.tint);
        brush.icon(circle, state.icon, 14, colors.text);
    }

    const qreal line = look().scaled(18);
    const QRectF first(rect.left() + room, rect.center().y() - line, rect.width() - room, line);
    brush.text(first, TextStyle::Strong, colors.text, state.word);
    brush.text(first.translated(0, line - 0.5), TextStyle::Caption, quiet(cell),
               cell.index.data(m_roles.detail).toString());
}

qreal CallStateDelegate::contentWidth(const QString &sample) const
{
    return look().scaled(discRoom) + Typography::tabularWidth(look().font(TextStyle::Strong), sample);
}

} // namespace wakeline
