// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "EditDialog.h"

class QComboBox;

namespace wakeline {

class FormField;

/// Adds an operator, or gives one another role or password. What is wrong stands next to its field.
class OperatorDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param known   to change; no value: a new one
    /// \param client  outlives the dialog
    OperatorDialog(const Appearance &look, ApiClient &client, std::optional<Operator> known, QWidget *parent);

Q_SIGNALS:
    void saved(const wakeline::Operator &account, bool isNew);

private:
    QWidget *makeFields();
    QWidget *makeRoles(QWidget *parent);
    bool check() override;
    OperatorDraft draft() const;
    void showError(const ApiError &error);
    QCoro::Task<void> save() override;
    QCoro::Task<void> settleConflict();

    ApiClient &m_client;
    std::optional<Operator> m_known;
    FormField *m_name = nullptr;
    FormField *m_password = nullptr;
    QComboBox *m_role = nullptr;
};

} // namespace wakeline
