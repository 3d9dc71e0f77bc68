// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

namespace wakeline {

class FormField;

/// Gives a licence to another holder, or to its own with a new key: the old one and its installations are gone.
class LicenseTransferDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param client  outlives the dialog
    LicenseTransferDialog(const Appearance &look, ApiClient &client, License license, QWidget *parent);

Q_SIGNALS:
    /// The key is told nowhere else.
    void transferred(const wakeline::License &license, const QString &key);

private:
    bool check() override;
    void showError(const ApiError &error);
    QCoro::Task<void> save() override;
    QCoro::Task<void> settleConflict();

    ApiClient &m_client;
    License m_license;
    FormField *m_holder;
    FormField *m_email;
};

} // namespace wakeline
