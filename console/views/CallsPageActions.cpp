// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator does to calls; the page's looks are in CallsPage.cpp.
#include "Buttons.h"
#include "CallsPage.h"
#include "ConfirmDialog.h"
#include "RowTable.h"
#include "TransferDialog.h"

#include <QMenu>
#include <QPointer>

namespace wakeline {

void CallsPage::addActions()
{
    m_hangUp = new ActionButton(look(), ActionButton::Kind::Danger, tr("Hang up"), this, Icon::HangUp);
    m_transfer = new ActionButton(look(), ActionButton::Kind::Plain, tr("Transfer"), this, Icon::ArrowRight);
    connect(m_hangUp, &QPushButton::clicked, this, &CallsPage::hangUpSelected);
    connect(m_transfer, &QPushButton::clicked, this, &CallsPage::transferCurrent);
    addToHeader(m_hangUp);
    addToHeader(m_transfer);
    table().setMultiple(true);
    onTableKey(QKeySequence(Qt::Key_H), [this] { hangUpSelected(); });
    onTableKey(QKeySequence(Qt::Key_X), [this] { transferCurrent(); });
    connect(&table(), &RowTable::selectionCountChanged, this, &CallsPage::armActions);
    connect(&table(), &RowTable::currentRowChanged, this, &CallsPage::armActions);
    table().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&table(), &QWidget::customContextMenuRequested, this, &CallsPage::openMenu);
    armActions();
}

void CallsPage::setWritable(bool writable, const QString &why)
{
    m_writable = writable;
    m_whyNot = why;
    armActions();
}

/// The answered calls among the selected ones: others have nobody to be told, and end by themselves.
QList<Call> CallsPage::answeredCalls() const
{
    QList<Call> calls;
    const QVariantList values = table().selectedValues();
    for (const QVariant &value : values) {
        if (const auto call = value.value<Call>(); call.state == CallState::Answered)
            calls.append(call);
    }
    return calls;
}

void CallsPage::armActions()
{
    const bool writable = m_writable && !isStale();
    const qsizetype answered = answeredCalls().size();
    const QString why = isStale()       ? tr("Not while the connection is lost")
                        : !m_writable   ? m_whyNot
                        : answered == 0 ? tr("Only for calls that are answered")
                                        : QString();
    m_hangUp->setEnabled(writable && answered > 0);
    m_hangUp->setToolTip(why.isEmpty() ? tr("End the selected calls (H)") : why);
    m_transfer->setEnabled(writable && answered == 1);
    m_transfer->setToolTip(!why.isEmpty()  ? why
                           : answered == 1 ? tr("Hand the call on to another extension (X)")
                                           : tr("One call at a time"));
}

void CallsPage::hangUpSelected()
{
    const QList<Call> calls = answeredCalls();
    if (!m_hangUp->isEnabled() || calls.isEmpty())
        return;
    if (calls.size() == 1) {
        hangUp(calls);
        return;
    }
    const int count = static_cast<int>(calls.size());
    auto *dialog = new ConfirmDialog(look(),
                                     {tr("Hang up %n calls?", nullptr, count),
                                      tr("Both sides of each call hear it end at once. This cannot be taken back."),
                                      tr("Hang up %n calls", nullptr, count), Icon::HangUp},
                                     this);
    connect(dialog, &QDialog::accepted, this, [this, calls] { hangUp(calls); });
    dialog->open();
}

QCoro::Task<void> CallsPage::hangUp(QList<Call> calls)
{
    const QPointer<CallsPage> alive(this);
    int ended = 0;
    QString problem;
    for (const Call &call : calls) {
        auto ending = m_client.hangUp(call.callId);
        const auto done = co_await ending;
        if (!alive)
            co_return;
        const bool over = done || done.error().status == 404; // it ended by itself meanwhile
        ended += over ? 1 : 0;
        if (!over && done.error().kind != ApiError::Kind::Cancelled)
            problem = done.error().message;
    }
    if (!problem.isEmpty())
        Q_EMIT failed(tr("%1 of %2 calls were not ended. %3").arg(calls.size() - ended).arg(calls.size()).arg(problem));
    else
        Q_EMIT said(tr("%n call(s) ended", nullptr, ended));
}

void CallsPage::transferCurrent()
{
    const QList<Call> calls = answeredCalls();
    if (!m_transfer->isEnabled() || calls.size() != 1)
        return;
    auto *dialog = new TransferDialog(look(), m_client, m_models.extensions, calls.first(), this);
    connect(dialog, &TransferDialog::transferred, this,
            [this](const QString &target) { Q_EMIT said(tr("Transfer to %1 has begun").arg(target)); });
    dialog->open();
}

/// What the buttons do, where the pointer is.
void CallsPage::openMenu(const QPoint &place)
{
    if (!table().current().isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const ActionButton *button, Icon icon, const QString &words, Qt::Key key, auto act) {
        QAction *action = menu->addAction(look().icons().icon(icon, look().theme().secondary), words, this, act);
        action->setShortcut(QKeySequence(key)); // shown only: the table itself listens for it
        action->setShortcutVisibleInContextMenu(true);
        action->setEnabled(button->isEnabled());
    };
    add(m_transfer, Icon::ArrowRight, tr("Transfer…"), Qt::Key_X, &CallsPage::transferCurrent);
    add(m_hangUp, Icon::HangUp, tr("Hang up"), Qt::Key_H, &CallsPage::hangUpSelected);
    menu->popup(table().viewport()->mapToGlobal(place));
}

} // namespace wakeline
