// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConfirmDialog.h"

#include "Buttons.h"
#include "FormField.h"
#include "Label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace wakeline {

ConfirmDialog::ConfirmDialog(const Appearance &look, const Words &words, QWidget *parent)
    : QDialog(parent), m_look(look)
{
    setWindowTitle(words.title);
    setAccessibleName(words.title);
    setAccessibleDescription(words.consequence);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 20);
    layout->setSpacing(8);
    auto *title = new Label(look, TextStyle::Title, words.title, this);
    auto *text = new Label(look, TextStyle::Body, words.consequence, this, Ink::Secondary);
    for (Label *label : {title, text}) {
        label->wrap();
        layout->addWidget(label);
    }
    layout->addSpacing(14);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *cancel = new ActionButton(look, ActionButton::Kind::Plain, tr("Cancel"), this);
    auto *act = new ActionButton(look, ActionButton::Kind::Danger, words.action, this, words.icon);
    act->setObjectName(QStringLiteral("act"));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(act);
    layout->addLayout(buttons);
    setMinimumWidth(look.scaled(420));
    resize(look.scaled(420), 1);
    growToFit(*this);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(act, &QPushButton::clicked, this, &QDialog::accept);
}

void ConfirmDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
