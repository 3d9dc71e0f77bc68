// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChartTableDialog.h"

#include "Buttons.h"
#include "Chart.h"
#include "Label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QVBoxLayout>

namespace wakeline {

ChartTableDialog::ChartTableDialog(const Appearance &look, const Chart &chart, QWidget *parent)
    : QDialog(parent), m_look(look)
{
    const QString title = chart.content().title;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(14);
    layout->addWidget(new Label(look, TextStyle::Title, title, this));

    auto *table = new QTableView(this);
    m_model.show(chart.content());
    connect(&chart, &Chart::contentChanged, this, [this, &chart] { m_model.show(chart.content()); });
    table->setModel(&m_model);
    table->setAccessibleName(title);
    table->setFont(look.font(TextStyle::Body));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(look.typography().rowHeight(30, 1));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    layout->addWidget(table, 1);

    auto *buttons = new QHBoxLayout;
    auto *copy = new ActionButton(look, ActionButton::Kind::Plain, tr("Copy"), this, Icon::Copy);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_model.text()); });
    auto *close = new ActionButton(look, ActionButton::Kind::Plain, tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(copy);
    buttons->addStretch();
    buttons->addWidget(close);
    layout->addLayout(buttons);
    resize(look.scaled(520), look.scaled(520));
}

void ChartTableDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
