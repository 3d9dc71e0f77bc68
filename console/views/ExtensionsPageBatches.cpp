// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator does with many extensions at once; one at a time is in ExtensionsPageActions.cpp.
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "ExtensionCsv.h"
#include "ExtensionsPage.h"
#include "ImportDialog.h"
#include "RowTable.h"
#include "SelectionBar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QSaveFile>

namespace wakeline {

namespace {

QList<Extension> extensionsOf(const QVariantList &values)
{
    QList<Extension> extensions;
    for (const QVariant &value : values)
        extensions.append(value.value<Extension>());
    return extensions;
}

QList<qint64> idsOf(const QList<Extension> &extensions)
{
    QList<qint64> ids;
    for (const Extension &extension : extensions)
        ids.append(extension.id);
    return ids;
}

QString doneText(const ExtensionBulk &bulk, int changed)
{
    if (bulk.remove.value_or(false))
        return ExtensionsPage::tr("%n extensions deleted", nullptr, changed);
    return bulk.doNotDisturb.value_or(false)
               ? ExtensionsPage::tr("Do not disturb is on for %n extensions", nullptr, changed)
               : ExtensionsPage::tr("Do not disturb is off for %n extensions", nullptr, changed);
}

} // namespace

void ExtensionsPage::addSelection()
{
    table().setMultiple(true);
    m_selection = new SelectionBar(look(), this);
    const auto add = [&](ActionButton::Kind kind, const QString &words, Icon icon, auto act) {
        auto *button = new ActionButton(look(), kind, words, m_selection, icon);
        connect(button, &QPushButton::clicked, this, act);
        m_selection->addAction(button);
        return button;
    };
    using enum ActionButton::Kind;
    m_batch = {add(Plain, tr("DND on"), Icon::Moon, [this] { switchSelected(true); }),
               add(Plain, tr("DND off"), Icon::None, [this] { switchSelected(false); })};
    add(Plain, tr("Export…"), Icon::Download, [this] { chooseExport(); });
    m_batch.append(add(Danger, tr("Delete…"), Icon::Trash, [this] { deleteSelected(); }));
    addBelowFilters(m_selection);
    connect(&table(), &RowTable::selectionCountChanged, m_selection, &SelectionBar::setCount);
    connect(m_selection, &SelectionBar::clearWanted, this, [this] {
        const QModelIndex current = table().current();
        table().clearSelection();
        if (current.isValid())
            table().setCurrentIndex(current);
        focusTable();
    });
}

void ExtensionsPage::addMore()
{
    m_more = new IconButton(look(), Icon::More, tr("Import and export"), this);
    auto *menu = new QMenu(m_more);
    m_import = menu->addAction(tr("Import from CSV…"), this, &ExtensionsPage::importFromFile);
    menu->addAction(tr("Export to CSV…"), this, &ExtensionsPage::chooseExport);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    addToHeader(m_more);
}

ImportDialog *ExtensionsPage::importFromFile()
{
    if (!m_import->isEnabled())
        return nullptr;
    auto *dialog = new ImportDialog(look(), m_client, this);
    connect(dialog, &ImportDialog::imported, this, [this](int created, int changed) {
        Q_EMIT said(changed > 0 ? tr("%n extension(s) added, %1 changed", nullptr, created).arg(changed)
                                : tr("%n extension(s) added", nullptr, created));
    });
    dialog->open();
    return dialog;
}

/// Those that are selected; else all that the filters let through.
QList<Extension> ExtensionsPage::toExport() const
{
    if (table().selectedCount() > 1)
        return extensionsOf(table().selectedValues());
    QList<Extension> extensions;
    const QAbstractItemModel &rows = *table().model();
    for (int row = 0; row < rows.rowCount(); ++row)
        extensions.append(rows.index(row, 0).data(ValueRole).value<Extension>());
    return extensions;
}

void ExtensionsPage::chooseExport()
{
    auto *dialog =
        new QFileDialog(this, tr("Export extensions"), QStringLiteral("extensions.csv"), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExtensionsPage::exportTo);
    dialog->open();
}

void ExtensionsPage::exportTo(const QString &path)
{
    const QList<Extension> extensions = toExport();
    QSaveFile file(path);
    const QByteArray csv = extensionsCsv(extensions);
    if (file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit())
        Q_EMIT said(tr("%n extension(s) written to %1", nullptr, static_cast<int>(extensions.size()))
                        .arg(QFileInfo(path).fileName()));
    else
        Q_EMIT failed(tr("Nothing was written. %1").arg(file.errorString()));
}

void ExtensionsPage::switchSelected(bool doNotDisturb)
{
    if (!m_writable || isStale())
        return;
    QList<Extension> extensions = extensionsOf(table().selectedValues());
    ExtensionBulk bulk;
    bulk.ids = idsOf(extensions);
    bulk.doNotDisturb = doNotDisturb;
    extensions.removeIf([=](const Extension &extension) { return extension.doNotDisturb == doNotDisturb; });
    ExtensionBulk back; // only those that it changes
    back.ids = idsOf(extensions);
    back.doNotDisturb = !doNotDisturb;
    changeMany(bulk, back.ids.isEmpty() ? std::nullopt : std::optional(back));
}

void ExtensionsPage::deleteSelected()
{
    if (!m_writable || isStale())
        return;
    const QList<Extension> extensions = extensionsOf(table().selectedValues());
    QStringList numbers;
    for (const Extension &extension : extensions.mid(0, 8))
        numbers.append(extension.number);
    const QString which = extensions.size() > numbers.size()
                              ? tr("%1 and others").arg(numbers.join(QLatin1String(", ")))
                              : numbers.join(QLatin1String(", "));
    const int count = static_cast<int>(extensions.size());
    auto *dialog = new ConfirmDialog(look(),
                                     {tr("Delete %n extensions?", nullptr, count),
                                      tr("%1 can no longer sign in, and calls to these numbers are refused. This "
                                         "cannot be taken back.")
                                          .arg(which),
                                      tr("Delete %n extensions", nullptr, count)},
                                     this);
    connect(dialog, &QDialog::accepted, this, [this, extensions] {
        ExtensionBulk bulk;
        bulk.ids = idsOf(extensions);
        bulk.remove = true;
        changeMany(bulk, std::nullopt);
    });
    dialog->open();
}

/// \param back  what "Undo" sends; no value: there is no way back
QCoro::Task<void> ExtensionsPage::changeMany(ExtensionBulk bulk, std::optional<ExtensionBulk> back)
{
    const QPointer<ExtensionsPage> alive(this);
    for (ActionButton *button : std::as_const(m_batch))
        button->setEnabled(false);
    auto changing = m_client.changeExtensions(bulk);
    const auto answer = co_await changing;
    if (!alive)
        co_return;
    staleChanged();
    if (!answer) {
        report(answer.error(), tr("Nothing was changed."));
        co_return;
    }
    QString said_ = doneText(bulk, answer->changed);
    if (!answer->missing.isEmpty())
        said_ += u' ' + tr("(%n were not there any more)", nullptr, static_cast<int>(answer->missing.size()));
    if (!back) {
        Q_EMIT said(said_);
        co_return;
    }
    const ExtensionBulk undoing = *back;
    Q_EMIT undoable(said_, [alive, undoing] {
        if (alive)
            alive->takeBackMany(undoing);
    });
}

QCoro::Task<void> ExtensionsPage::takeBackMany(ExtensionBulk back)
{
    const QPointer<ExtensionsPage> alive(this);
    auto changing = m_client.changeExtensions(back);
    const auto answer = co_await changing;
    if (!alive)
        co_return;
    if (answer)
        Q_EMIT said(tr("%n extension(s) are as they were", nullptr, answer->changed));
    else
        report(answer.error(), tr("Nothing was changed back."));
}

} // namespace wakeline
