// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditDialog.h"

#include "Buttons.h"
#include "FormField.h"
#include "Label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace wakeline {

EditDialog::EditDialog(const Appearance &look, const QString &title, QString saveText, QWidget *parent)
    : QDialog(parent), m_look(look), m_saveText(std::move(saveText))
{
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
}

Label *EditDialog::makeProblem()
{
    m_problem = new Label(m_look, TextStyle::Body, {}, this, Ink::Bad);
    m_problem->wrap();
    m_problem->hide();
    return m_problem;
}

QLayout *EditDialog::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_loadTheirs = new ActionButton(m_look, ActionButton::Kind::Link, tr("Load the present values"), this);
    m_loadTheirs->hide();
    auto *cancel = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Cancel"), this);
    m_save = new ActionButton(m_look, ActionButton::Kind::Primary, m_saveText, this);
    m_save->setDefault(true);
    buttons->addWidget(m_loadTheirs);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (check())
            save();
    });
    connect(m_loadTheirs, &QPushButton::clicked, this, [this] { loadTheirs(); });
    return buttons;
}

void EditDialog::setBusy(bool busy)
{
    m_save->setEnabled(!busy);
    m_save->setText(busy ? tr("Saving…") : m_saveText);
    m_save->updateGeometry();
}

void EditDialog::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->show();
    growToFit(*this);
}

void EditDialog::hideProblem()
{
    m_problem->hide();
}

void EditDialog::offerTheirs()
{
    m_loadTheirs->show();
    showProblem(tr("Somebody else has changed this meanwhile. Nothing was saved."));
    m_loadTheirs->setFocus();
    m_save->setEnabled(false);
}

void EditDialog::theirsAreLoaded()
{
    hideProblem();
    m_loadTheirs->hide();
    m_save->setEnabled(true);
}

void EditDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
