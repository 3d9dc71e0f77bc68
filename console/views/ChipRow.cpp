// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChipRow.h"

#include "FlowLayout.h"
#include "Painting.h"
#include "Panel.h"

#include <QLocale>
#include <QStyleOption>

#include <cmath>

namespace wakeline {

namespace {

constexpr int padding = 10;
constexpr int iconRoom = 18;
constexpr int countGap = 6;

} // namespace

Chip::Chip(const Appearance &look, const QString &text, QWidget *parent, Icon icon, Tone tone)
    : QAbstractButton(parent), m_look(look), m_icon(icon), m_tone(tone)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
    connect(&look, &Appearance::changed, this, [this] { updateGeometry(); });
}

void Chip::setCount(int count)
{
    const QString words = QLocale().toString(count);
    if (words == m_count)
        return;
    m_count = words;
    setAccessibleName(tr("%1, %n row(s)", nullptr, count).arg(text()));
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const qreal words = Typography::tabularWidth(m_look.font(TextStyle::Body), text());
    const qreal count =
        m_count.isEmpty() ? 0 : countGap + Typography::tabularWidth(m_look.font(TextStyle::Caption), m_count);
    const qreal width = 2 * padding + (m_icon == Icon::None ? 0 : m_look.scaled(iconRoom)) + words + count + 1;
    return {static_cast<int>(std::ceil(width)), m_look.scaled(26)};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    const QColor fill = isChecked() ? theme.selection : underMouse() ? theme.hover : QColor();
    brush.box(rect(), height() / 2.0, fill, isChecked() ? theme.accent : mix(theme.line, theme.control, 0.2));
    if (hasFocus())
        brush.box(rect(), height() / 2.0, {}, isChecked() ? theme.text : theme.accent, 2);

    qreal left = padding;
    if (m_icon != Icon::None) {
        brush.icon(QRectF(left, 0, m_look.scaled(14), height()), m_icon, 14, theme.tone(m_tone).text);
        left += m_look.scaled(iconRoom);
    }
    const qreal words = brush.textWidth(TextStyle::Body, text());
    brush.text(QRectF(left, 0, words + 1, height()), TextStyle::Body, isChecked() ? theme.text : theme.secondary,
               text());
    left += words + countGap;
    brush.text(QRectF(left, 0, width() - left, height() + 0.5), TextStyle::Caption,
               isChecked() ? theme.secondary : theme.hint, m_count);
}

ChipRow::ChipRow(const Appearance &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_layout(new FlowLayout(6, this))
{
    m_layout->setContentsMargins(inReadingOrder({look.scaled(20), 0, look.scaled(12), look.scaled(12)}));
}

QButtonGroup *ChipRow::addGroup(const QString &name)
{
    if (m_layout->count() > 0)
        m_layout->addGap(8);
    auto *group = new QButtonGroup(this);
    group->setObjectName(name);
    group->setExclusive(true);
    return group;
}

Chip *ChipRow::addChip(QButtonGroup *group, int id, const QString &text, Icon icon, Tone tone)
{
    auto *chip = new Chip(m_look, text, this, icon, tone);
    group->addButton(chip, id);
    chip->setChecked(group->buttons().size() == 1);
    m_layout->addWidget(chip);
    return chip;
}

void ChipRow::makeOptional(QButtonGroup *group)
{
    group->setExclusive(false);
    for (QAbstractButton *chip : group->buttons()) {
        chip->setChecked(false);
        connect(chip, &QAbstractButton::clicked, group, [group, chip] {
            for (QAbstractButton *other : group->buttons()) {
                if (other != chip)
                    other->setChecked(false);
            }
        });
    }
}

void ChipRow::reset()
{
    for (QButtonGroup *group : findChildren<QButtonGroup *>()) {
        QAbstractButton *chip = group->exclusive() ? group->buttons().constFirst() : group->checkedButton();
        if (chip)
            chip->click();
    }
}

void ChipRow::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

} // namespace wakeline
