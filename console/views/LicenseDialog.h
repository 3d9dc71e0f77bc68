// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

class QComboBox;

namespace wakeline {

class ExpiryField;
class FormField;

/// Issues a licence, or changes what one allows. A limit that is left empty is its tier's.
class LicenseDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param known   to change; no value: a new one
    /// \param client  outlives the dialog
    LicenseDialog(const Appearance &look, ApiClient &client, std::optional<License> known, QWidget *parent);

Q_SIGNALS:
    void saved(const wakeline::License &license);
    /// The key is told nowhere else.
    void issued(const wakeline::License &license, const QString &key);

private:
    QWidget *makeFields();
    QWidget *makeTier(QWidget *parent);
    void fill(const LicenseDraft &shown);
    LicenseDraft draftOf(const License &license) const;
    QList<EditedField<LicenseDraft>> editedFields() const;
    void showTier();
    Tier tier() const;
    bool check() override;
    /// All that the fields say.
    LicenseDraft typed() const;
    /// What is to be sent of it.
    LicenseDraft draft() const;
    void showError(const ApiError &error);
    QCoro::Task<void> loadTiers();
    QCoro::Task<void> save() override;
    QCoro::Task<void> settleConflict();

    ApiClient &m_client;
    std::optional<License> m_known;
    QList<Tier> m_tiers;
    LicenseDraft m_filled; ///< what the fields say of the known one: only what differs is sent
    QWidget *m_fields = nullptr;
    FormField *m_holder = nullptr;
    FormField *m_email = nullptr;
    QComboBox *m_tier = nullptr;
    FormField *m_extensions = nullptr;
    FormField *m_installations = nullptr;
    FormField *m_entitlements = nullptr;
    FormField *m_grace = nullptr;
    ExpiryField *m_expiry = nullptr; ///< only of a new one: renewing is an act of its own
};

} // namespace wakeline
