// SPDX-License-Identifier: GPL-3.0-or-later
#include "SelectionBar.h"

#include "Buttons.h"
#include "Label.h"

#include <QHBoxLayout>

namespace wakeline {

SelectionBar::SelectionBar(const Appearance &look, QWidget *parent)
    : Panel(look, Ground::Window, parent),
      m_words(new Label(look, TextStyle::Strong, {}, this)),
      m_actions(new QHBoxLayout(this))
{
    setAccessibleName(tr("Selected rows"));
    m_actions->setContentsMargins(inReadingOrder({look.scaled(20), 6, look.scaled(12), 6}));
    m_actions->setSpacing(8);
    m_actions->addWidget(m_words);
    m_actions->addStretch();
    auto *clear = new IconButton(look, Icon::Close, tr("Clear the selection"), this);
    m_actions->addWidget(clear);
    connect(clear, &QToolButton::clicked, this, &SelectionBar::clearWanted);
    hide();
}

void SelectionBar::addAction(QWidget *button)
{
    m_actions->insertWidget(m_actions->count() - 1, button);
}

void SelectionBar::setCount(int count)
{
    m_count = count;
    m_words->setText(tr("%n selected", nullptr, count));
    setVisible(count > 1);
}

} // namespace wakeline
