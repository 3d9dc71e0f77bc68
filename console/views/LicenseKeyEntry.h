// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

namespace wakeline {

class FormField;

/// Activates this installation with a licence key.
class LicenseKeyEntry : public EditDialog
{
    Q_OBJECT

public:
    /// \param client  outlives the dialog
    LicenseKeyEntry(const Appearance &look, ApiClient &client, QWidget *parent);

Q_SIGNALS:
    void activated(const wakeline::LicenseState &state);

private:
    bool check() override;
    QCoro::Task<void> save() override;

    ApiClient &m_client;
    FormField *m_key;
};

} // namespace wakeline
