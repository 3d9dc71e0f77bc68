// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator does on the extensions page; its looks are in ExtensionsPage.cpp.
#include "Buttons.h"
#include "CallRulesDialog.h"
#include "ConfirmDialog.h"
#include "DeviceCards.h"
#include "ExtensionDialog.h"
#include "ExtensionsPage.h"
#include "QrLoginDialog.h"
#include "RowTable.h"

#include <QMenu>
#include <QPointer>

namespace wakeline {

namespace {

using Column = ExtensionModel::Column;

} // namespace

void ExtensionsPage::addExtension()
{
    if (m_new->isEnabled())
        openEditor(std::nullopt);
}

void ExtensionsPage::editCurrent()
{
    if (m_edit->isEnabled() && current())
        openEditor(current());
}

void ExtensionsPage::openEditor(std::optional<Extension> known)
{
    auto *dialog = new ExtensionDialog(look(), m_client, std::move(known), this);
    connect(dialog, &ExtensionDialog::saved, this, [this](const Extension &extension, bool isNew) {
        m_models.changeExtension(extension); // the event says the same; this is sooner
        if (isNew)
            showRow(extension.number);
        Q_EMIT said(isNew ? tr("Extension %1 added").arg(extension.number)
                          : tr("Extension %1 saved").arg(extension.number));
    });
    dialog->open();
}

void ExtensionsPage::deleteCurrent()
{
    const auto extension = current();
    if (table().selectedCount() > 1)
        return deleteSelected();
    if (!m_delete->isEnabled() || !extension)
        return;
    auto *dialog =
        new ConfirmDialog(look(),
                          {tr("Delete extension %1?").arg(extension->number),
                           tr("%1 can no longer sign in, and calls to this number are refused. This cannot be "
                              "taken back.")
                               .arg(extension->displayName),
                           tr("Delete")},
                          this);
    connect(dialog, &QDialog::accepted, this, [this, extension] { remove(*extension); });
    dialog->open();
}

void ExtensionsPage::testCurrent()
{
    if (m_test->isEnabled() && current())
        testPush(*current());
}

void ExtensionsPage::signInByQrCode()
{
    if (!m_qr->isEnabled() || !current())
        return;
    auto *dialog = new QrLoginDialog(look(), m_client, *current(), this);
    connect(dialog, &QrLoginDialog::signedIn, m_devices, &DeviceCards::reload);
    dialog->open();
}

void ExtensionsPage::editRules()
{
    if (!m_rules->isEnabled() || !current())
        return;
    ExtensionDraft before;
    before.callRules = current()->callRules;
    auto *dialog = new CallRulesDialog(look(), m_client, *current(), this);
    connect(dialog, &CallRulesDialog::saved, this, [this, before](const Extension &extension) {
        m_models.changeExtension(extension);
        offerBack(extension, before, tr("Call rules of %1 saved").arg(extension.number));
    });
    dialog->open();
}

/// What the dock's buttons do, where the pointer is.
void ExtensionsPage::openMenu(const QPoint &place)
{
    if (!current())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const ActionButton *button, Icon icon, const QString &words, const QKeySequence &key,
                         auto act) {
        QAction *action = menu->addAction(look().icons().icon(icon, look().theme().secondary), words, this, act);
        action->setShortcut(key); // shown only: the table itself listens for it
        action->setShortcutVisibleInContextMenu(true);
        action->setEnabled(button->isEnabled());
    };
    add(m_edit, Icon::Edit, tr("Edit…"), QKeySequence(Qt::Key_F2), &ExtensionsPage::editCurrent);
    add(m_rules, Icon::Handset, tr("Call rules…"), QKeySequence(Qt::Key_R), &ExtensionsPage::editRules);
    add(m_qr, Icon::Qr, tr("Sign in by QR code…"), QKeySequence(Qt::Key_Q), &ExtensionsPage::signInByQrCode);
    add(m_test, Icon::Push, tr("Test push"), QKeySequence(Qt::Key_T), &ExtensionsPage::testCurrent);
    menu->addSeparator();
    add(m_delete, Icon::Trash, tr("Delete…"), QKeySequence::Delete, &ExtensionsPage::deleteCurrent);
    menu->popup(table().viewport()->mapToGlobal(place));
}

void ExtensionsPage::toggle(const QModelIndex &index)
{
    if (!m_writable || isStale())
        return;
    const auto extension = index.data(ValueRole).value<Extension>();
    if (m_changing.contains(extension.id))
        return; // its version is the old one until the answer is here
    ExtensionDraft draft;
    if (index.column() == Column::DoNotDisturb) {
        draft.doNotDisturb = !extension.doNotDisturb;
        change(extension, draft,
               (*draft.doNotDisturb ? tr("Do not disturb of %1 is on") : tr("Do not disturb of %1 is off"))
                   .arg(extension.number),
               tr("Do not disturb of %1 was not changed.").arg(extension.number));
    } else if (extension.followMeNumbers.isEmpty() && !extension.followMeEnabled) {
        openEditor(extension); // there is no number yet to follow to
    } else {
        draft.followMeEnabled = !extension.followMeEnabled;
        change(
            extension, draft,
            (*draft.followMeEnabled ? tr("Follow me of %1 is on") : tr("Follow me of %1 is off")).arg(extension.number),
            tr("Follow me of %1 was not changed.").arg(extension.number));
    }
}

void ExtensionsPage::report(const ApiError &error, const QString &what)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    Q_EMIT failed(error.isStale() ? tr("%1 Somebody else has just changed it.").arg(what)
                                  : tr("%1 %2").arg(what, error.message));
}

QCoro::Task<void> ExtensionsPage::change(Extension extension, ExtensionDraft draft, QString done, QString failure)
{
    const QPointer<ExtensionsPage> alive(this);
    m_changing.insert(extension.id);
    const auto changed = co_await m_client.changeExtension(extension.id, draft, extension.version);
    if (!alive)
        co_return;
    m_changing.remove(extension.id);
    if (!changed) {
        report(changed.error(), failure);
        co_return;
    }
    m_models.changeExtension(*changed);
    ExtensionDraft before;
    if (draft.doNotDisturb)
        before.doNotDisturb = extension.doNotDisturb;
    if (draft.followMeEnabled)
        before.followMeEnabled = extension.followMeEnabled;
    offerBack(*changed, before, done);
}

/// \param before  what "Undo" sends
void ExtensionsPage::offerBack(const Extension &changed, const ExtensionDraft &before, const QString &done)
{
    const QPointer<ExtensionsPage> alive(this);
    Q_EMIT undoable(done, [alive, changed, before] {
        if (alive)
            alive->takeBack(changed, before);
    });
}

/// What somebody else has changed since is not taken back with it: the version says so.
QCoro::Task<void> ExtensionsPage::takeBack(Extension changed, ExtensionDraft before)
{
    const QPointer<ExtensionsPage> alive(this);
    const auto answer = co_await m_client.changeExtension(changed.id, before, changed.version);
    if (!alive)
        co_return;
    if (answer) {
        m_models.changeExtension(*answer);
        Q_EMIT said(tr("Extension %1 is as it was").arg(changed.number));
    } else {
        report(answer.error(), tr("Extension %1 was not changed back.").arg(changed.number));
    }
}

QCoro::Task<void> ExtensionsPage::remove(Extension extension)
{
    const QPointer<ExtensionsPage> alive(this);
    const auto removed = co_await m_client.deleteExtension(extension.id, extension.version);
    if (!alive)
        co_return;
    if (removed) {
        m_models.removeExtension(extension.number);
        Q_EMIT said(tr("Extension %1 deleted").arg(extension.number));
    } else {
        report(removed.error(), tr("Extension %1 was not deleted.").arg(extension.number));
    }
}

QCoro::Task<void> ExtensionsPage::testPush(Extension extension)
{
    const QPointer<ExtensionsPage> alive(this);
    m_test->setEnabled(false);
    const auto pushed = co_await m_client.testPush(extension.id);
    if (!alive)
        co_return;
    staleChanged();
    if (!pushed)
        report(pushed.error(), tr("The test push was not sent."));
    else if (pushed->isEmpty())
        Q_EMIT failed(tr("Extension %1 has no device that a push can reach").arg(extension.number));
    else
        Q_EMIT said(tr("Test push sent to %n device(s)", nullptr, static_cast<int>(pushed->size())));
    if (pushed)
        m_devices->showAnswers(*pushed);
}

} // namespace wakeline
