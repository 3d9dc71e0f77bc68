// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

namespace wakeline {

class ExpiryField;

/// Lets a licence hold until another day, or for ever.
class RenewDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param client  outlives the dialog
    RenewDialog(const Appearance &look, ApiClient &client, License license, QWidget *parent);

Q_SIGNALS:
    void saved(const wakeline::License &license);

private:
    bool check() override;
    void showError(const ApiError &error);
    QCoro::Task<void> save() override;
    QCoro::Task<void> settleConflict();

    ApiClient &m_client;
    License m_license;
    ExpiryField *m_expiry;
};

} // namespace wakeline
