// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseKeyDialog.h"

#include "Buttons.h"
#include "FormField.h"
#include "Label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>

namespace wakeline {

LicenseKeyDialog::LicenseKeyDialog(const Appearance &look, const QString &holder, const QString &key, QWidget *parent)
    : QDialog(parent), m_look(look)
{
    const QString title = tr("Licence key of %1").arg(holder);
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(12);
    auto *heading = new Label(look, TextStyle::Title, title, this);
    heading->wrap();
    layout->addWidget(heading);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *field = new QLineEdit(key, this);
    field->setReadOnly(true);
    field->setFont(look.font(TextStyle::Mono));
    field->setAccessibleName(tr("Licence key"));
    field->setMinimumHeight(look.scaled(34));
    field->setMinimumWidth(QFontMetrics(field->font()).horizontalAdvance(key) + look.scaled(28));
    auto *copy = new ActionButton(look, ActionButton::Kind::Primary, tr("Copy"), this, Icon::Copy);
    row->addWidget(field, 1);
    row->addWidget(copy);
    layout->addLayout(row);
    auto *help = new Label(look, TextStyle::Body,
                           tr("Copy it now: only a hash is stored, it can never be shown again. A lost key is replaced "
                              "by transferring the licence to its own holder."),
                           this, Ink::Secondary);
    help->wrap();
    layout->addWidget(help);
    layout->addSpacing(6);
    auto *close = new ActionButton(look, ActionButton::Kind::Plain, tr("Close"), this);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(copy, &QPushButton::clicked, this, [field] { QGuiApplication::clipboard()->setText(field->text()); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    copy->setDefault(true);
    copy->setFocus();
    resize(look.scaled(520), 1);
    growToFit(*this);
}

void LicenseKeyDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
