// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttentionList.h"

#include "Buttons.h"
#include "Glyph.h"
#include "Label.h"
#include "Painting.h"

#include <QVBoxLayout>

namespace wakeline {

namespace {

Icon iconOf(const AttentionRow &row)
{
    using enum AttentionRow::Kind;
    switch (row.kind) {
    case Part:
        return Icon::Server;
    case HeldCall:
        return Icon::Held;
    case License:
        return Icon::Key;
    case Alarm:
    case Tokens:
        return Icon::Warning;
    }
    return Icon::Info;
}

} // namespace

AttentionList::AttentionList(const Appearance &look, AttentionModel &model, QWidget *parent)
    : QWidget(parent), m_look(look), m_model(model)
{
    setAccessibleName(tr("Needs attention"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(14, 10, 14, 8);
    m_layout->setSpacing(0);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(9);
    heading->addWidget(new Label(look, TextStyle::Strong, tr("Needs attention"), this));
    m_count = new Label(look, TextStyle::Caption, {}, this, Ink::Hint);
    heading->addWidget(m_count);
    heading->addStretch();
    m_layout->addLayout(heading);
    m_layout->addSpacing(4);
    m_calm = new Label(look, TextStyle::Body, tr("Nothing. No call waits and all parts work."), this, Ink::Hint);
    m_calm->setElidable(true);
    m_calm->setMinimumHeight(look.scaled(44));
    m_layout->addWidget(m_calm);
    for (int i = 0; i < mostShown; ++i)
        addLine();
    m_more = new Label(look, TextStyle::Caption, {}, this, Ink::Hint);
    m_more->setMinimumHeight(look.scaled(26));
    m_layout->addWidget(m_more);
    m_layout->addStretch();
    connect(&model, &QAbstractItemModel::modelReset, this, &AttentionList::showRows);
    connect(&model, &QAbstractItemModel::dataChanged, this, &AttentionList::showRows);
    showRows();
}

void AttentionList::addLine()
{
    const int index = static_cast<int>(m_lines.size());
    Line line{};
    line.separator = separator(m_look, Qt::Horizontal, this);
    m_layout->addWidget(line.separator);
    line.frame = new QWidget(this);
    line.frame->setMinimumHeight(m_look.scaled(44));
    auto *row = new QHBoxLayout(line.frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    line.icon = new Glyph(m_look, Icon::Info, 16, Ink::Hint, line.frame);
    line.what = new Label(m_look, TextStyle::Strong, {}, line.frame);
    line.why = new Label(m_look, TextStyle::Body, {}, line.frame, Ink::Secondary);
    line.why->setElidable(true);
    line.when = new Label(m_look, TextStyle::Caption, {}, line.frame, Ink::Hint);
    line.link = new ActionButton(m_look, ActionButton::Kind::Link, {}, line.frame);
    row->addWidget(line.icon);
    row->addWidget(line.what);
    row->addWidget(line.why, 1);
    row->addWidget(line.when);
    row->addWidget(line.link);
    m_layout->addWidget(line.frame);
    connect(line.link, &QPushButton::clicked, this, [this, index] {
        if (index < m_model.rows().size())
            Q_EMIT followed(m_model.rows().at(index));
    });
    m_lines.append(line);
}

void AttentionList::showRows()
{
    const QList<AttentionRow> &rows = m_model.rows();
    m_count->setText(rows.isEmpty() ? QString() : QString::number(rows.size()));
    m_count->setVisible(!rows.isEmpty());
    m_calm->setVisible(rows.isEmpty());
    m_more->setVisible(rows.size() > mostShown);
    m_more->setText(tr("and %1 more").arg(rows.size() - mostShown));
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines.at(i);
        const bool shown = i < rows.size();
        line.frame->setVisible(shown);
        line.separator->setVisible(shown && i > 0);
        if (!shown)
            continue;
        const AttentionRow &row = rows.at(i);
        line.icon->show(iconOf(row), row.bad ? Ink::Bad : Ink::Alert);
        line.what->setText(row.what);
        line.why->setText(row.why);
        line.when->setText(row.when);
        line.when->setVisible(!row.when.isEmpty());
        line.link->setText(row.link);
        line.link->setAccessibleName(tr("%1: %2").arg(row.link, row.what));
        line.link->updateGeometry();
    }
}

void AttentionList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush(painter, m_look).box(rect(), 8, m_look.theme().surface, m_look.theme().line);
}

} // namespace wakeline
