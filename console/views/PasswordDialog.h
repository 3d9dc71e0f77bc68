// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "EditDialog.h"

namespace wakeline {

class FormField;

/// An operator's own new password.
class PasswordDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param client  outlives the dialog
    PasswordDialog(const Appearance &look, ApiClient &client, QWidget *parent);

Q_SIGNALS:
    void changed();

private:
    bool check() override;
    QCoro::Task<void> save() override;

    ApiClient &m_client;
    FormField *m_old = nullptr;
    FormField *m_new = nullptr;
    FormField *m_again = nullptr;
};

} // namespace wakeline
