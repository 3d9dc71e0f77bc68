// SPDX-License-Identifier: GPL-3.0-or-later
#include "Painting.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QRegularExpression>
#include <QStyleOption>
#include <QWidget>

#include <cmath>

namespace wakeline {

namespace {

constexpr int stateIconSize = 14;
constexpr int stateIconLeft = 8; // both pill and plain, so that icons of one column stand in line
constexpr int stateTextLeft = stateIconLeft + stateIconSize + 6;
constexpr int pillRight = 9;

bool hasDigits(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// Right-to-left and joining scripts must be drawn as a whole.
bool isPlainLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x0300; });
}

/// These point into the direction of reading.
bool isDirected(Icon icon)
{
    return icon == Icon::ArrowRight || icon == Icon::SignOut;
}

} // namespace

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(text.toHtmlEscaped());
}

bool holdsRightToLeft(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; });
}

QString withIsolatedNumbers(const QString &text)
{
    if (!holdsRightToLeft(text))
        return text;
    // An address or Call-ID in one piece, or digits with what people write between them. Isolates: Unicode UAX #9, 2.4.
    static const QRegularExpression number(
        QStringLiteral("([!-~]*[@:/][!-~]*[0-9A-Za-z/]|[+*#(]?[0-9](?:[0-9 ()./*#+-]*[0-9*#])?)"));
    QString isolated = text;
    return isolated.replace(number, QStringLiteral("\u2066\\1\u2069"));
}

int readingFlags(const QString &text)
{
    return holdsRightToLeft(text) ? 0 : static_cast<int>(Qt::TextForceLeftToRight);
}

Brush::Brush(QPainter &painter, const Appearance &look) : m_painter(painter), m_look(look)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setLayoutDirection(Qt::LeftToRight);
}

Brush::Brush(QPainter &painter, const Appearance &look, const QWidget &widget) : Brush(painter, look)
{
    m_frame = widget.rect();
    m_mirrored = widget.isRightToLeft();
    m_painter.setLayoutDirection(widget.layoutDirection());
}

Brush::Brush(QPainter &painter, const Appearance &look, const QStyleOption &option) : Brush(painter, look)
{
    m_frame = option.rect;
    m_mirrored = option.direction == Qt::RightToLeft;
    m_painter.setLayoutDirection(option.direction);
}

QRectF Brush::placed(const QRectF &rect) const
{
    return m_mirrored ? rect.translated(m_frame.left() + m_frame.right() - rect.left() - rect.right(), 0) : rect;
}

void Brush::box(const QRectF &given, qreal radius, const QColor &fill, const QColor &border, qreal width)
{
    const QRectF rect = placed(given);
    m_painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    m_painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    const qreal inset = border.isValid() ? width / 2 : 0;
    m_painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
}

void Brush::icon(const QRectF &given, Icon icon, int size, const QColor &color)
{
    if (icon == Icon::None)
        return;
    const QRectF rect = placed(given);
    const qreal ratio = m_painter.device()->devicePixelRatioF();
    const auto snapped = [ratio](qreal value) { return std::round(value * ratio) / ratio; };
    const int shown = m_look.scaled(size);
    const QPointF corner = rect.center() - QPointF(shown / 2.0, shown / 2.0);
    QPixmap picture = m_look.icons().pixmap(icon, shown, color, ratio);
    if (m_mirrored && isDirected(icon))
        picture = picture.transformed(QTransform::fromScale(-1, 1));
    m_painter.drawPixmap(QPointF(snapped(corner.x()), snapped(corner.y())), picture);
}

qreal Brush::textWidth(TextStyle style, const QString &text) const
{
    return Typography::tabularWidth(m_look.font(style), text);
}

void Brush::text(const QRectF &given, TextStyle style, const QColor &color, const QString &text, Qt::Alignment side,
                 Qt::TextElideMode elide)
{
    const QRectF rect = placed(given);
    const Qt::Alignment alignment = QStyle::visualAlignment(m_mirrored ? Qt::RightToLeft : Qt::LeftToRight, side);
    const QFont font = m_look.font(style);
    const QFontMetricsF metrics(font);
    m_painter.setFont(font);
    m_painter.setPen(color);
    if (style == TextStyle::Mono || !hasDigits(text) || !isPlainLatin(text)) {
        m_painter.drawText(rect,
                           static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine | readingFlags(text),
                           metrics.elidedText(withIsolatedNumbers(text), elide, rect.width() + 0.5));
        return;
    }

    QString shown = text;
    if (Typography::tabularWidth(font, text) > rect.width() + 0.5)
        shown = metrics.elidedText(
            text, elide, rect.width() * metrics.horizontalAdvance(text) / Typography::tabularWidth(font, text));
    const qreal digit = Typography::tabularWidth(font, QStringLiteral("0"));
    const qreal width = Typography::tabularWidth(font, shown);
    qreal x = alignment & Qt::AlignRight     ? rect.right() - width
              : alignment & Qt::AlignHCenter ? rect.center().x() - width / 2
                                             : rect.left();
    const qreal baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    const Qt::LayoutDirection direction = m_painter.layoutDirection();
    m_painter.setLayoutDirection(Qt::LeftToRight); // as the runs are placed
    // Runs of other characters stay whole, so that kerning inside words is kept.
    for (qsizetype i = 0; i < shown.size();) {
        if (shown.at(i).isDigit()) {
            const qreal own = metrics.horizontalAdvance(shown.at(i));
            m_painter.drawText(QPointF(x + (digit - own) / 2, baseline), QString(shown.at(i)));
            x += digit;
            ++i;
            continue;
        }
        const qsizetype begin = i;
        while (i < shown.size() && !shown.at(i).isDigit())
            ++i;
        const QString run = shown.mid(begin, i - begin);
        m_painter.drawText(QPointF(x, baseline), run);
        x += Typography::tabularWidth(font, run);
    }
    m_painter.setLayoutDirection(direction);
}

qreal Brush::stateWidth(const StateLook &state, bool pill) const
{
    return m_look.scaled(stateTextLeft) + textWidth(pill ? TextStyle::CaptionStrong : TextStyle::Body, state.word) +
           (pill ? pillRight : 1);
}

qreal Brush::state(const QRectF &rect, const StateLook &state, bool pill)
{
    const ToneColors &colors = theme().tone(state.tone);
    const qreal width = std::min(stateWidth(state, pill), rect.width());
    if (pill) {
        const qreal height = pillHeight();
        const QRectF shape(rect.left(), std::floor(rect.center().y() - height / 2), width, height);
        box(shape, height / 2, colors.tint, theme().stale ? theme().line : QColor());
    }
    const int textLeft = m_look.scaled(stateTextLeft);
    icon(QRectF(rect.left() + m_look.scaled(stateIconLeft), rect.top(), m_look.scaled(stateIconSize), rect.height()),
         state.icon, stateIconSize, colors.text);
    const QRectF words(rect.left() + textLeft, rect.top(), width - textLeft - (pill ? pillRight : 0), rect.height());
    text(words, pill ? TextStyle::CaptionStrong : TextStyle::Body, pill ? colors.text : theme().secondary, state.word);
    return width;
}

void Brush::toggle(const QPointF &topLeft, bool on, bool enabled)
{
    const QColor idle = enabled ? theme().control : mix(theme().control, theme().surface, 0.45);
    const QColor active = enabled ? theme().measure : idle;
    const QSizeF size(toggleSize());
    const QRectF track = QRectF(topLeft, size).adjusted(0.65, 0.65, -0.65, -0.65);
    box(track, track.height() / 2, on ? active : QColor(), on ? active : idle, 1.2);

    const qreal middle = size.height() / 2;
    const qreal knob = size.height() * (on ? 0.31 : 0.25);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(on ? (theme().stale ? theme().surface : theme().onAccent) : idle);
    const QRectF place(topLeft + QPointF((on ? size.width() - middle : middle) - knob, middle - knob),
                       QSizeF(2 * knob, 2 * knob));
    m_painter.drawEllipse(placed(place));
}

void Brush::ring(const QRectF &given, std::optional<qreal> share, Tone tone, const QColor &ground, qreal width)
{
    const QColor color = theme().tone(tone).graphic;
    const QRectF circle = placed(given).adjusted(width / 2 + 0.5, width / 2 + 0.5, -width / 2 - 0.5, -width / 2 - 0.5);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(mix(ground, color, 0.28), width));
    m_painter.drawEllipse(circle);
    if (!share || *share <= 0)
        return;
    m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
    m_painter.drawArc(circle, 90 * 16, -static_cast<int>(360 * 16 * std::clamp(*share, 0.0, 1.0)));
}

void Brush::bar(const QRectF &rect, qreal share, const QColor &color)
{
    const qreal radius = rect.height() / 2;
    box(rect, radius, theme().tone(Tone::Quiet).tint);
    if (share <= 0)
        return;
    const qreal length = std::max(rect.height(), rect.width() * std::clamp(share, 0.0, 1.0));
    box(QRectF(rect.left(), rect.top(), length, rect.height()), radius, color);
}

} // namespace wakeline
