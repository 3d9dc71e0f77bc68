// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FilterProxies.h"
#include "LiveModels.h"
#include "Page.h"

namespace wakeline {

class ApiClient;
class BindingCards;
class Chip;
class DeviceCards;
class SectionHeading;

/// Who is registered, from where, and who could be woken.
class RegistrationsPage : public Page
{
    Q_OBJECT

public:
    /// Models and client outlive the page.
    RegistrationsPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent);

    void setWritable(bool writable, const QString &why);
    DeviceCards &devices() const { return *m_devices; }

Q_SIGNALS:
    void extensionWanted(const QString &number);

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void staleChanged() override;

private:
    void addColumns();
    void addFilters();
    void addDock();
    void showCounts();

    LiveModels &m_models;
    ApiClient &m_client;
    QHash<int, Chip *> m_stateChips;
    Chip *m_all = nullptr;
    SectionHeading *m_contactsHeading = nullptr;
    BindingCards *m_contacts = nullptr;
    DeviceCards *m_devices = nullptr;
    bool m_writable = true;
    QString m_whyNot;
};

} // namespace wakeline
