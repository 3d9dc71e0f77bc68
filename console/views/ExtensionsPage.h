// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "FilterProxies.h"
#include "LiveModels.h"
#include "Page.h"
#include "SavedFilter.h"

#include <QSet>

class QButtonGroup;

namespace wakeline {

class ActionButton;
class BindingCards;
class Chip;
class DeviceCards;
class IconButton;
class ImportDialog;
class ExtensionHistory;
class KeyValueList;
class SectionHeading;
class SelectionBar;
class TabRow;
class ToggleDelegate;

/// Every extension with its live state: add, change, delete, switch do-not-disturb in place.
class ExtensionsPage : public Page
{
    Q_OBJECT

public:
    /// Models and client outlive the page.
    ExtensionsPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent);

    void setWritable(bool writable, const QString &why);
    void addExtension();
    DeviceCards &devices() const { return *m_devices; }
    /// \return null if the operator may not
    ImportDialog *importFromFile();
    void setSavedFilters(const QList<SavedFilter> &filters);
    /// Keeps what is filtered now under this name.
    void saveFilter(const QString &name);
    void applyFilter(const SavedFilter &filter);
    /// Writes the selected rows, or all that the filters let through, into a CSV file.
    void exportTo(const QString &path);

Q_SIGNALS:
    /// The calls of this extension, on their own page.
    void callsWanted(const QString &number);
    void savedFiltersChanged(const QList<wakeline::SavedFilter> &filters);

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void staleChanged() override;
    void emptyActionWanted() override { addExtension(); }

private:
    void addColumns();
    void addFilters();
    void addDock();
    void addMore();
    void addSelection();
    void addSavedFilters();
    void fillFilterMenu();
    void askForFilterName();
    void forgetFilter(const QString &name);
    SavedFilter presentFilter(const QString &name) const;
    QWidget *makeDevices();
    void addKeys();
    void showCounts();
    void editCurrent();
    void deleteCurrent();
    void testCurrent();
    void signInByQrCode();
    void editRules();
    void openMenu(const QPoint &place);
    void toggle(const QModelIndex &index);
    void openEditor(std::optional<Extension> known);
    std::optional<Extension> current() const;

    QList<Extension> toExport() const;
    void chooseExport();
    void switchSelected(bool doNotDisturb);
    void deleteSelected();
    QCoro::Task<void> changeMany(ExtensionBulk bulk, std::optional<ExtensionBulk> back);
    QCoro::Task<void> takeBackMany(ExtensionBulk back);

    /// \param failure  what to say if nothing was changed
    QCoro::Task<void> change(Extension extension, ExtensionDraft draft, QString done, QString failure);
    void offerBack(const Extension &changed, const ExtensionDraft &before, const QString &done);
    QCoro::Task<void> takeBack(Extension changed, ExtensionDraft before);
    QCoro::Task<void> remove(Extension extension);
    QCoro::Task<void> testPush(Extension extension);
    void report(const ApiError &error, const QString &what);

    ExtensionFilterProxy &rows() const;

    LiveModels &m_models;
    ApiClient &m_client;
    QHash<int, Chip *> m_stateChips;
    QButtonGroup *m_states = nullptr;
    QList<SavedFilter> m_saved;
    IconButton *m_filters = nullptr;
    Chip *m_all = nullptr;
    Chip *m_noPush = nullptr;
    ToggleDelegate *m_toggle = nullptr;
    ActionButton *m_new = nullptr;
    IconButton *m_more = nullptr;
    QAction *m_import = nullptr;
    SelectionBar *m_selection = nullptr;
    QList<ActionButton *> m_batch; ///< writes; of the selection's buttons
    ActionButton *m_edit = nullptr;
    ActionButton *m_test = nullptr;
    ActionButton *m_delete = nullptr;
    ActionButton *m_qr = nullptr;
    ActionButton *m_rules = nullptr;
    SectionHeading *m_contactsHeading = nullptr;
    BindingCards *m_contacts = nullptr;
    DeviceCards *m_devices = nullptr;
    KeyValueList *m_values = nullptr;
    TabRow *m_tabs = nullptr;
    ExtensionHistory *m_history = nullptr;
    QSet<qint64> m_changing; ///< extensions with a switch that the service is asked about
    bool m_writable = true;
    QString m_whyNot;
};

} // namespace wakeline
