// SPDX-License-Identifier: GPL-3.0-or-later
#include "ShortcutsDialog.h"

#include "Buttons.h"
#include "KeyValueList.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace wakeline {

ShortcutsDialog::ShortcutsDialog(const Appearance &look, QWidget *parent) : QDialog(parent), m_look(look)
{
    setWindowTitle(tr("Keyboard"));
    setAccessibleName(tr("Keyboard"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(14);
    layout->addWidget(new Label(look, TextStyle::Title, tr("Keyboard"), this));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    auto *anywhere = new KeyValueList(look, this);
    anywhere->setWhole(true);
    anywhere->show({{tr("Ctrl+1 … 9"), tr("Open a page")},
                    {tr("Ctrl+K"), tr("Go to an extension or page")},
                    {tr("Ctrl+F"), tr("Search")},
                    {tr("Esc"), tr("Clear the search, then close details")},
                    {tr("Ctrl+B"), tr("Narrow or widen the sidebar")},
                    {tr("Ctrl+N"), tr("New extension")},
                    {tr("Ctrl+Z"), tr("Take back what can be undone")},
                    {tr("Ctrl+,"), tr("Choose the notifications")},
                    {tr("F5"), tr("Load everything anew")},
                    {tr("F1"), tr("This list")},
                    {tr("Ctrl+Q"), tr("Quit")}});
    auto *table = new KeyValueList(look, this);
    table->setWhole(true);
    table->show({{tr("Up, Down"), tr("Move between rows")},
                 {tr("Shift, Ctrl, Ctrl+A"), tr("Select several rows")},
                 {tr("Enter"), tr("Open details")},
                 {tr("/"), tr("Search")},
                 {tr("Space"), tr("Switch do not disturb or follow me (in its column); play a message")},
                 {tr("F2"), tr("Edit the extension")},
                 {tr("Delete"), tr("Delete the selected extensions")},
                 {tr("T"), tr("Test push")},
                 {tr("Q"), tr("Sign a phone in by QR code")},
                 {tr("R"), tr("Call rules of the extension")},
                 {tr("H"), tr("Hang up the selected calls")},
                 {tr("X"), tr("Transfer the call")},
                 {tr("M"), tr("Mark a voicemail message as read")},
                 {tr("Left, Right"), tr("Seek 5 seconds in a voicemail message")},
                 {tr("L"), tr("Follow the push log")},
                 {tr("C"), tr("Choose the columns")},
                 {tr("Ctrl+C"), tr("Copy the row")},
                 {tr("Ctrl+Shift+C"), tr("Copy the row as JSON")}});
    for (auto [title, list] : {std::pair{tr("Anywhere"), anywhere}, std::pair{tr("In a table"), table}}) {
        auto *column = new QVBoxLayout;
        column->setSpacing(8);
        column->addWidget(new Label(look, TextStyle::Strong, title, this));
        column->addWidget(list);
        column->addStretch();
        columns->addLayout(column);
    }
    layout->addLayout(columns);
    auto *close = new ActionButton(look, ActionButton::Kind::Plain, tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
    setMinimumWidth(std::max(look.scaled(660), layout->minimumSize().width()));
}

void ShortcutsDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
