// SPDX-License-Identifier: GPL-3.0-or-later
#include "TabRow.h"

#include "Painting.h"

#include <QAbstractButton>
#include <QHBoxLayout>

#include <cmath>

namespace wakeline {

namespace {

class TabButton : public QAbstractButton
{
public:
    TabButton(const Appearance &look, const QString &title, QWidget *parent) : QAbstractButton(parent), m_look(look)
    {
        setText(title);
        setAccessibleName(title);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(&look, &Appearance::changed, this, [this] { updateGeometry(); });
    }

    QSize sizeHint() const override
    {
        const qreal words = Typography::tabularWidth(m_look.font(TextStyle::Strong), text());
        return {static_cast<int>(std::ceil(words)) + 17, m_look.scaled(32)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        Brush brush(painter, m_look, *this);
        const Theme &theme = m_look.theme();
        if (underMouse() && !isChecked())
            brush.box(rect().adjusted(0, 2, 0, -4), 6, theme.hover, {});
        brush.text(QRectF(8, 0, width() - 8, height() - 2), isChecked() ? TextStyle::Strong : TextStyle::Body,
                   isChecked() ? theme.text : theme.secondary, text());
        if (isChecked())
            painter.fillRect(QRectF(4, height() - 2, width() - 8, 2), theme.accent);
        if (hasFocus())
            brush.box(rect().adjusted(0, 1, 0, -3), 6, {}, theme.accent, 2);
    }

private:
    const Appearance &m_look;
};

} // namespace

TabRow::TabRow(const Appearance &look, const QString &name, QWidget *parent)
    : QWidget(parent), m_look(look), m_group(new QButtonGroup(this)), m_layout(new QHBoxLayout(this))
{
    setAccessibleName(name);
    m_group->setExclusive(true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addStretch();
    connect(m_group, &QButtonGroup::idClicked, this, &TabRow::chosen);
}

int TabRow::addTab(const QString &title)
{
    const int tab = static_cast<int>(m_group->buttons().size());
    auto *button = new TabButton(m_look, title, this);
    m_group->addButton(button, tab);
    button->setChecked(tab == 0);
    m_layout->insertWidget(m_layout->count() - 1, button);
    return tab;
}

void TabRow::choose(int tab)
{
    if (QAbstractButton *button = m_group->button(tab); button && !button->isChecked()) {
        button->setChecked(true);
        Q_EMIT chosen(tab);
    }
}

} // namespace wakeline
