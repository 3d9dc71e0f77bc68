// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dock.h"

#include "Buttons.h"
#include "Label.h"
#include "StatePill.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace wakeline {

Dock::Dock(const Appearance &look, const QString &name, QWidget *parent) : Panel(look, Ground::Surface, parent)
{
    setAccessibleName(name);
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(separator(look, Qt::Vertical, this));
    auto *layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    outer->addLayout(layout, 1);

    layout->addWidget(makeHeader());
    m_actionRow = new QWidget(this);
    m_actions = new QHBoxLayout(m_actionRow);
    m_actions->setContentsMargins(inReadingOrder({look.scaled(16), 0, look.scaled(12), 8}));
    m_actions->setSpacing(8);
    m_actions->addStretch();
    m_actionRow->hide();
    layout->addWidget(m_actionRow);
    layout->addWidget(separator(look, Qt::Horizontal, this));

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(name);
    m_bodyWidget = new QWidget(scroll);
    m_body = new QVBoxLayout(m_bodyWidget);
    m_body->setContentsMargins(inReadingOrder({look.scaled(16), 12, look.scaled(12), 16}));
    m_body->setSpacing(10);
    scroll->setWidget(m_bodyWidget);
    layout->addWidget(scroll, 1);
}

QWidget *Dock::makeHeader()
{
    auto *header = new QWidget(this);
    header->setMinimumHeight(look().scaled(60));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(inReadingOrder({look().scaled(16), 8, 10, 4}));
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    auto *first = new QHBoxLayout;
    first->setSpacing(10);
    m_title = new Label(look(), TextStyle::Title, {}, header);
    m_title->setElidable(true);
    m_pill = new StatePill(look(), header);
    first->addWidget(m_title);
    first->addWidget(m_pill);
    first->addStretch(1);
    words->addLayout(first);
    m_subtitle = new Label(look(), TextStyle::Body, {}, header, Ink::Hint);
    m_subtitle->setElidable(true);
    words->addWidget(m_subtitle);
    words->addStretch();
    layout->addLayout(words, 1);
    auto *close = new IconButton(look(), Icon::Close, tr("Close details (Esc)"), header);
    connect(close, &QToolButton::clicked, this, &Dock::closeWanted);
    layout->addWidget(close, 0, Qt::AlignTop);
    return header;
}

void Dock::setHeading(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
}

void Dock::setState(const StateLook &state)
{
    m_pill->show(state);
}

void Dock::addAction(QWidget *button)
{
    m_actions->insertWidget(m_actions->count() - 1, button);
    m_actionRow->show();
}

SectionHeading::SectionHeading(const Appearance &look, const QString &title, QWidget *parent)
    : QWidget(parent), m_remark(new Label(look, TextStyle::Body, {}, this, Ink::Hint)), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(new Label(look, TextStyle::Strong, title, this));
    m_layout->addWidget(m_remark);
    m_remark->hide();
    m_layout->addStretch();
}

void SectionHeading::setRemark(const QString &remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void SectionHeading::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

} // namespace wakeline
