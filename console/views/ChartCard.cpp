// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChartCard.h"

#include "Buttons.h"
#include "ChartTableDialog.h"

#include <QAction>
#include <QStyle>

namespace wakeline {

ChartCard::ChartCard(const Appearance &look, QWidget *parent) : Chart(look, parent), m_look(look)
{
    m_table = new IconButton(look, Icon::More, tr("Show as table"), this);
    connect(m_table, &QToolButton::clicked, this, &ChartCard::showAsTable);
    auto *action = new QAction(tr("Show as table"), this);
    connect(action, &QAction::triggered, this, &ChartCard::showAsTable);
    addAction(action);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setTitleRoom(m_table->sizeHint().width());
}

void ChartCard::showAsTable()
{
    (new ChartTableDialog(m_look, *this, window()))->open();
}

void ChartCard::resizeEvent(QResizeEvent *event)
{
    Chart::resizeEvent(event);
    const QSize size = m_table->sizeHint();
    m_table->setGeometry(QStyle::visualRect(layoutDirection(), rect(), {{width() - size.width() - 6, 6}, size}));
}

} // namespace wakeline
