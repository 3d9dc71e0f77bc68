// SPDX-License-Identifier: GPL-3.0-or-later
#include "TransferDialog.h"

#include "ChipRow.h"
#include "ExtensionModel.h"
#include "FormField.h"
#include "Label.h"
#include "NavigationDelegate.h"
#include "SipAddress.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPointer>
#include <QVBoxLayout>

namespace wakeline {

namespace {

enum Role { NumberRole = Qt::UserRole + 10 }; // beside NavigationDelegate's own

} // namespace

TransferDialog::TransferDialog(const Appearance &look, ApiClient &client, const ExtensionModel &extensions,
                               const Call &call, QWidget *parent)
    : EditDialog(look, tr("Transfer call"), tr("Transfer"), parent),
      m_client(client),
      m_extensions(extensions),
      m_call(call)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    auto *help =
        new Label(look, TextStyle::Body,
                  tr("Who stays is connected to the extension below; the other side hears the call end when it "
                     "answers. If it does not, the call goes on as it is."),
                  this, Ink::Secondary);
    help->wrap();
    layout->addWidget(help);
    layout->addLayout(makeSides());
    m_target = new FormField(look, tr("Extension, by number or name"), this);
    m_target->edit()->setMaxLength(80);
    m_target->edit()->installEventFilter(this);
    layout->addWidget(m_target);
    m_list = new QListWidget(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Extensions that match"));
    m_list->setMinimumHeight(look.scaled(longestList * 32));
    m_list->setItemDelegate(new NavigationDelegate(look, m_list));
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps it
    layout->addWidget(m_list, 1);
    layout->addWidget(makeProblem());
    layout->addLayout(makeButtons());
    connect(m_target->edit(), &QLineEdit::textEdited, this, [this](const QString &text) {
        m_target->setError({});
        fill(text);
    });
    connect(m_list, &QListWidget::itemClicked, this, &TransferDialog::take);
    resize(look.scaled(460), 1);
    fill({});
    m_target->edit()->setFocus();
    growToFit(*this);
}

QLayout *TransferDialog::makeSides()
{
    const auto named = [](const QString &number, const QString &name) {
        return name.isEmpty() ? number : tr("%1, %2").arg(number, name);
    };
    auto *sides = new QVBoxLayout;
    sides->setSpacing(6);
    m_stays = new QButtonGroup(this);
    int id = 1; // the caller; 0 is the called side
    for (const QString &who : {named(m_call.caller, m_call.callerName), named(m_call.callee, m_call.calleeName)}) {
        auto *chip = new Chip(m_look, tr("%1 stays").arg(who), this);
        m_stays->addButton(chip, id--);
        sides->addWidget(chip, 0, Qt::AlignLeft);
    }
    m_stays->button(1)->setChecked(true);
    return sides;
}

void TransferDialog::fill(const QString &text)
{
    m_list->clear();
    for (int row = 0; row < m_extensions.rowCount() && m_list->count() < longestList; ++row) {
        const Extension &extension = m_extensions.at(row);
        const QString words = tr("%1  %2").arg(extension.number, extension.displayName);
        if (extension.number == m_call.callee || extension.number == m_call.caller ||
            !words.contains(text.trimmed(), Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(words, m_list);
        item->setData(NavigationDelegate::IconRole, static_cast<int>(Icon::Extensions));
        item->setData(NumberRole, extension.number);
    }
}

void TransferDialog::take()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        m_target->setText(item->data(NumberRole).toString());
}

bool TransferDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_target->edit() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) { // the list moves while the field keeps the focus
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            take();
            return true;
        }
    }
    return EditDialog::eventFilter(watched, event);
}

bool TransferDialog::check()
{
    const QString target = m_target->text().trimmed();
    // A name that only one extension has is as good as its number.
    if (!isExtensionNumber(target) && m_list->count() == 1) {
        m_list->setCurrentRow(0);
        take();
    }
    const QString number = m_target->text().trimmed();
    const bool good = isExtensionNumber(number);
    m_target->setError(good ? QString() : tr("A number is needed: choose one below or type it."));
    if (!good)
        m_target->edit()->setFocus();
    return good;
}

QCoro::Task<void> TransferDialog::save()
{
    const QPointer<TransferDialog> alive(this);
    const QString target = m_target->text().trimmed();
    setBusy(true);
    hideProblem();
    auto asking = m_client.transferCall(m_call.callId, target, m_stays->checkedId() == 1);
    const auto done = co_await asking;
    if (!alive)
        co_return;
    setBusy(false);
    if (done) {
        Q_EMIT transferred(target);
        accept();
    } else if (done.error().field == u"target") {
        m_target->setError(done.error().message);
        m_target->edit()->setFocus();
    } else if (done.error().kind != ApiError::Kind::Cancelled) {
        showProblem(done.error().message);
    }
}

} // namespace wakeline
