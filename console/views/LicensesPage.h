// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "LicenseFilterProxy.h"
#include "LiveModels.h"
#include "Page.h"

#include <QSet>
#include <QTimer>

class QMenu;

namespace wakeline {

class ActionButton;
class Chip;
class IconButton;
class InstallationCards;
class KeyValueList;

/// The licences that a vendor has given out: issue, renew, suspend, revoke, transfer, and look at who uses them.
class LicensesPage : public Page
{
    Q_OBJECT

public:
    /// Models and client outlive the page.
    LicensesPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent);

    void issueLicense();
    /// A seat was taken, kept or freed: the licence's own figures are read anew, the installations where they are in
    /// view.
    void installationChanged(const Installation &installation);
    /// Since the service started.
    void setGatewayPushes(qint64 forwarded, qint64 deadTokens);
    /// Asks where to, then writes the current licence's file.
    void saveFileTo(const QString &path);

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void staleChanged() override;
    void emptyActionWanted() override { issueLicense(); }

private:
    enum class Act { Edit, Renew, Suspend, Reinstate, Transfer, SaveFile, Revoke };

    void addColumns();
    void addFilters();
    void addDock();
    void addKeys();
    void showCounts();
    void chooseTier();
    void setTier(const QString &tier);
    void fillMenu(QMenu &menu);
    QMenu *makeMenu();
    bool mayAct(Act act) const;
    void act(Act act);
    void showKey(const License &license, const QString &key);
    void revokeCurrent(const License &license);
    void askForFile(const License &license);
    std::optional<License> current() const;
    LicenseFilterProxy &rows() const;

    QCoro::Task<void> change(License license, ApiClient::LicenseAct act);
    QCoro::Task<void> writeFile(License license, QString path);
    QCoro::Task<void> readAnew();
    void report(const ApiError &error, const QString &what);

    LiveModels &m_models;
    ApiClient &m_client;
    QHash<int, Chip *> m_stateChips;
    Chip *m_all = nullptr;
    Chip *m_tier = nullptr;
    ActionButton *m_issue = nullptr;
    ActionButton *m_tiers = nullptr;
    ActionButton *m_edit = nullptr;
    ActionButton *m_renew = nullptr;
    IconButton *m_more = nullptr;
    KeyValueList *m_values = nullptr;
    InstallationCards *m_installations = nullptr;
    QSet<qint64> m_outdated; ///< licences whose figures are to be read anew
    QTimer m_readAnew;
    QTimer m_activity;
    bool m_reading = false;
    qint64 m_forwarded = -1; ///< pushes through this gateway; -1: not told yet
};

} // namespace wakeline
