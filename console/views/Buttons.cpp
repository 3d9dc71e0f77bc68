// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"

#include "Painting.h"

#include <QMenu>
#include <QStyle>
#include <QStyleOption>

#include <cmath>

namespace wakeline {

namespace {

constexpr int glyphSize = 16;
constexpr int iconGap = 6;
constexpr qreal radius = 6;

bool showsFocus(const QWidget &widget)
{
    QStyleOption option;
    option.initFrom(&widget);
    return widget.hasFocus() && (option.state & QStyle::State_KeyboardFocusChange);
}

} // namespace

void popUpAt(QMenu &menu, const QWidget &anchor, bool above)
{
    menu.ensurePolished(); // else its size is not known yet
    const QRect around(anchor.mapToGlobal(QPoint()), anchor.size());
    QRect place = QStyle::alignedRect(anchor.layoutDirection(), Qt::AlignLeft | Qt::AlignTop, menu.sizeHint(), around);
    if (above)
        place.moveBottom(around.top() - 1);
    else
        place.moveTop(around.bottom() + 1);
    menu.popup(place.topLeft());
}

ActionButton::ActionButton(const Appearance &look, Kind kind, const QString &text, QWidget *parent, Icon icon)
    : QPushButton(text, parent), m_look(look), m_kind(kind), m_icon(icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false);
    if (kind == Kind::Link || kind == Kind::InverseLink)
        setCursor(Qt::PointingHandCursor);
    connect(&look, &Appearance::changed, this, [this] { updateGeometry(); });
}

TextStyle ActionButton::textStyle() const
{
    return m_kind == Kind::Primary || m_kind == Kind::Link || m_kind == Kind::InverseLink ? TextStyle::Strong
                                                                                          : TextStyle::Body;
}

QString ActionButton::words() const
{
    QString words = text();
    return words.remove(QLatin1Char('&'));
}

QSize ActionButton::sizeHint() const
{
    const int icon = m_icon == Icon::None ? 0 : m_look.scaled(glyphSize) + iconGap;
    const int padding = m_kind == Kind::Link || m_kind == Kind::InverseLink ? 8 : m_look.scaled(26);
    const int text = static_cast<int>(std::ceil(Typography::tabularWidth(m_look.font(textStyle()), words())));
    return {text + icon + padding + 1, m_look.typography().rowHeight(m_look.scaled(30), 1)};
}

void ActionButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    const bool primary = m_kind == Kind::Primary && isEnabled();
    const bool isLink = m_kind == Kind::Link || m_kind == Kind::InverseLink;
    const bool bare = m_kind == Kind::Flat || isLink;
    const bool hovered = underMouse() && isEnabled();

    QColor fill = primary ? theme.accent : bare ? QColor() : theme.raised;
    if (primary && (hovered || isDown()))
        fill = mix(theme.accent, theme.dark ? Qt::white : Qt::black, 0.12);
    else if ((hovered || isDown()) && !isLink)
        fill = mix(bare ? theme.surface : theme.raised, theme.text, isDown() ? 0.12 : 0.06);
    brush.box(rect(), radius, fill, primary || bare ? QColor() : theme.buttonBorder());
    if (showsFocus(*this))
        brush.box(rect(), radius, {},
                  primary                       ? theme.text
                  : m_kind == Kind::InverseLink ? theme.inverseLink
                                                : theme.accent,
                  2);

    QColor ink = primary                       ? theme.onAccent
                 : m_kind == Kind::Danger      ? theme.tone(Tone::Bad).text
                 : m_kind == Kind::InverseLink ? theme.inverseLink
                 : m_kind == Kind::Link        ? (hovered ? mix(theme.accent, theme.text, 0.4) : theme.accent)
                                               : theme.text;
    if (!isEnabled())
        ink = theme.disabledText();
    const QColor glyph = primary || m_kind == Kind::Danger || !isEnabled() ? ink : theme.secondary;

    const qreal icon = m_icon == Icon::None ? 0 : m_look.scaled(glyphSize) + iconGap;
    const qreal text = brush.textWidth(textStyle(), words());
    const qreal left = std::max(0.0, (width() - text - icon) / 2);
    brush.icon(QRectF(left, 0, m_look.scaled(glyphSize), height()), m_icon, glyphSize, glyph);
    brush.text(QRectF(left + icon, 0, width() - left - icon, height()), textStyle(), ink, words());
}

IconButton::IconButton(const Appearance &look, Icon icon, const QString &words, QWidget *parent)
    : QToolButton(parent), m_look(look), m_icon(icon)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setWords(words);
}

void IconButton::setGlyph(Icon icon)
{
    m_icon = icon;
    update();
}

void IconButton::setWords(const QString &words)
{
    setToolTip(words);
    setAccessibleName(words);
}

QSize IconButton::sizeHint() const
{
    return {m_look.scaled(30), m_look.scaled(30)};
}

void IconButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    if (isEnabled() && (underMouse() || isDown()))
        brush.box(rect(), radius, mix(theme.surface, theme.text, isDown() ? 0.12 : 0.06));
    if (showsFocus(*this))
        brush.box(rect(), radius, {}, theme.accent, 2);
    brush.icon(rect(), m_icon, glyphSize, isEnabled() ? theme.secondary : theme.disabledText());
}

SwitchButton::SwitchButton(const Appearance &look, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_look(look)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Appearance::changed, this, [this] { updateGeometry(); });
}

QSize SwitchButton::sizeHint() const
{
    const qreal words = Typography::tabularWidth(m_look.font(TextStyle::Body), text());
    return {m_look.scaled(28) + 8 + static_cast<int>(std::ceil(words)) + 8, m_look.scaled(30)};
}

void SwitchButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    brush.toggle({3, std::floor((height() - brush.toggleSize().height()) / 2.0)}, isChecked(), isEnabled());
    const qreal left = 3 + brush.toggleSize().width() + 8;
    brush.text(QRectF(left, 0, width() - left, height()), TextStyle::Body,
               isEnabled() ? m_look.theme().text : m_look.theme().disabledText(), text());
    if (showsFocus(*this))
        brush.box(rect(), radius, {}, m_look.theme().accent, 2);
}

} // namespace wakeline
