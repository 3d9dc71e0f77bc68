// SPDX-License-Identifier: GPL-3.0-or-later
#include "SearchField.h"

#include "Painting.h"

#include <QKeyEvent>

namespace wakeline {

namespace {

constexpr int iconLeft = 9;
constexpr int textLeft = 26;

} // namespace

SearchField::SearchField(const Appearance &look, const QString &placeholder, int width, QWidget *parent)
    : QLineEdit(parent), m_look(look), m_width(width)
{
    setPlaceholderText(placeholder);
    setAccessibleName(tr("Search"));
    setAccessibleDescription(placeholder);
    setClearButtonEnabled(true);
    const int room = look.scaled(textLeft);
    setTextMargins(isRightToLeft() ? QMargins(0, 0, room, 0) : QMargins(room, 0, 0, 0));
    setMaxLength(200);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumWidth(look.scaled(120));
}

QSize SearchField::sizeHint() const
{
    return {m_look.scaled(m_width), QLineEdit::sizeHint().height()};
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    Brush(painter, m_look, *this)
        .icon(QRectF(iconLeft, 0, m_look.scaled(16), height()), Icon::Search, 16, m_look.theme().hint);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace wakeline
