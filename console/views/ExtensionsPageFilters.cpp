// SPDX-License-Identifier: GPL-3.0-or-later
// Filters of the extensions page that have a name.
#include "Buttons.h"
#include "ChipRow.h"
#include "ExtensionsPage.h"
#include "SearchField.h"

#include <QInputDialog>
#include <QMenu>

namespace wakeline {

namespace {

constexpr qsizetype mostFilters = 30;
constexpr qsizetype longestName = 60;

} // namespace

void ExtensionsPage::addSavedFilters()
{
    m_filters = new IconButton(look(), Icon::ChevronDown, tr("Saved filters"), &chips());
    m_filters->setMenu(new QMenu(m_filters));
    m_filters->setPopupMode(QToolButton::InstantPopup);
    chips().addWidget(m_filters);
    connect(m_filters->menu(), &QMenu::aboutToShow, this, &ExtensionsPage::fillFilterMenu);
}

void ExtensionsPage::setSavedFilters(const QList<SavedFilter> &filters)
{
    m_saved = filters;
}

SavedFilter ExtensionsPage::presentFilter(const QString &name) const
{
    // Qt numbers "All" itself, below -1, and may number it otherwise tomorrow.
    return {name, searchField().text().trimmed(), std::max(m_states->checkedId(), SavedFilter().chip)};
}

void ExtensionsPage::fillFilterMenu()
{
    QMenu *menu = m_filters->menu();
    menu->clear();
    for (const SavedFilter &filter : std::as_const(m_saved)) {
        QAction *action = menu->addAction(filter.name, this, [this, filter] { applyFilter(filter); });
        action->setCheckable(true);
        action->setChecked(filter == presentFilter(filter.name));
    }
    if (!m_saved.isEmpty())
        menu->addSeparator();
    const bool isFiltered = presentFilter({}) != SavedFilter{};
    menu->addAction(tr("Save this filter…"), this, &ExtensionsPage::askForFilterName)
        ->setEnabled(isFiltered && m_saved.size() < mostFilters);
    if (m_saved.isEmpty())
        return;
    QMenu *forget = menu->addMenu(tr("Forget"));
    for (const SavedFilter &filter : std::as_const(m_saved))
        forget->addAction(filter.name, this, [this, name = filter.name] { forgetFilter(name); });
}

void ExtensionsPage::applyFilter(const SavedFilter &filter)
{
    QAbstractButton *chip = m_states->button(filter.chip);
    (chip ? chip : static_cast<QAbstractButton *>(m_all))->click();
    searchField().setText(filter.search);
}

void ExtensionsPage::askForFilterName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save this filter"));
    dialog->setLabelText(tr("Name of the filter"));
    dialog->setTextValue(searchField().text().trimmed());
    connect(dialog, &QInputDialog::textValueSelected, this, &ExtensionsPage::saveFilter);
    dialog->open();
}

/// A name that is there already gets the new filter.
void ExtensionsPage::saveFilter(const QString &name)
{
    const QString wanted = name.trimmed().left(longestName);
    if (wanted.isEmpty())
        return;
    m_saved.removeIf([&](const SavedFilter &filter) { return filter.name == wanted; });
    m_saved.append(presentFilter(wanted));
    Q_EMIT savedFiltersChanged(m_saved);
    Q_EMIT said(tr("Filter “%1” saved").arg(wanted));
}

void ExtensionsPage::forgetFilter(const QString &name)
{
    m_saved.removeIf([&](const SavedFilter &filter) { return filter.name == name; });
    Q_EMIT savedFiltersChanged(m_saved);
}

} // namespace wakeline
